package dev.tutti.execution.web;

import java.util.List;

import dev.tutti.device.Device;
import dev.tutti.device.Devices;
import dev.tutti.training.Engines;
import dev.tutti.training.TrainingEngine;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/engines")
@Tag(name = "Engines", description = "Training engines and their devices.")
class EngineController {

	static final String EXAMPLE = """
			[
			  {
			    "name": "torch",
			    "version": "libtorch 2.10.0-1.5.13",
			    "devices": [
			      {"name": "cpu", "description": "AMD EPYC, 32 cores", "memory": 135000000000, "runs": true},
			      {"name": "cuda:0", "description": "NVIDIA H100 80GB HBM3", "memory": 85520809984,
			       "computeCapability": "9.0", "runs": true}
			    ]
			  },
			  {
			    "name": "dl4j",
			    "version": "deeplearning4j-nn 1.0.0-M2.1, nd4j-native 1.0.0-M2.1, openblas 0.3.31-1.5.13",
			    "devices": [
			      {"name": "cpu", "description": "AMD EPYC, 32 cores", "memory": 135000000000, "runs": true},
			      {"name": "cuda:0", "description": "NVIDIA H100 80GB HBM3", "memory": 85520809984,
			       "computeCapability": "9.0", "runs": false,
			       "reason": "This GPU has compute capability 9.0, and nd4j-cuda-11.6 holds machine code for 3.7 to 8.6 and no PTX. It runs on GPUs up to 8.9 (Ada) and cannot run on 9.0 (Hopper) or later: use the engine torch."}
			    ]
			  }
			]""";

	private final Engines engines;

	private final Devices devices;

	EngineController(Engines engines, Devices devices) {
		this.engines = engines;
		this.devices = devices;
	}

	@GetMapping
	@Operation(summary = "List engines, fastest first, with their libraries and devices", description = """
			`cpu` is the CPU; `cuda:0` and up are NVIDIA GPUs as listed by nvidia-smi. An ensemble trains on devices of
			one kind: GPUs if its engine supports any of them, otherwise the CPU. An engine that supports no device of
			this server cannot be selected; `reason` explains why.""")
	@ApiResponse(responseCode = "200",
			content = @Content(array = @ArraySchema(schema = @Schema(implementation = EngineResponse.class)),
					examples = @ExampleObject(EXAMPLE)))
	List<EngineResponse> list() {
		return this.engines.listAll().stream().map(this::toResponse).toList();
	}

	private EngineResponse toResponse(TrainingEngine engine) {
		return new EngineResponse(engine.name(), engine.version(),
				this.devices.list()
					.stream()
					.map((device) -> DeviceResponse.of(device, engine.unsupportedReason(device)))
					.toList());
	}

	/** An engine as JSON. */
	@Schema(name = "Engine")
	record EngineResponse(@Schema(example = "dl4j") String name,
			@Schema(description = "Versions of its libraries.", example = "libtorch 2.10.0-1.5.13") String version,
			@Schema(description = "The devices of this server.") List<DeviceResponse> devices) {
	}

	/** A device as JSON, with an engine's support for it. */
	@Schema(name = "Device")
	record DeviceResponse(
			@Schema(description = "`cpu`, or `cuda:` and the number of an NVIDIA GPU.", example = "cuda:0") String name,
			@Schema(description = "Model name of the CPU or GPU.",
					example = "NVIDIA H100 80GB HBM3") String description,
			@Schema(description = "In bytes.", example = "85520809984") long memory,
			@Schema(description = "Compute capability of a GPU; absent for the CPU.",
					example = "9.0") @Nullable String computeCapability,
			@Schema(description = "Whether the engine supports it.") boolean runs,
			@Schema(description = "Why the engine does not support it, with a remedy; absent if it does.") @Nullable String reason) {

		static DeviceResponse of(Device device, @Nullable String unsupportedReason) {
			return new DeviceResponse(device.name(), device.description(), device.memory(),
					(device.computeCapability() != null) ? device.computeCapability().toString() : null,
					unsupportedReason == null, unsupportedReason);
		}

	}

}
