package dev.tutti.execution;

import java.util.List;

import dev.tutti.training.Engines;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/engines")
@Tag(name = "Engines", description = "What trains.")
class EngineController {

	private final Engines engines;

	EngineController(Engines engines) {
		this.engines = engines;
	}

	@GetMapping
	@Operation(summary = "The engines of this server, the fastest first, with their libraries and devices")
	List<EngineResponse> list() {
		return this.engines.list()
			.stream()
			.map((engine) -> new EngineResponse(engine.name(), engine.version()))
			.toList();
	}

	/** An engine as JSON. */
	@Schema(name = "Engine")
	record EngineResponse(@Schema(example = "dl4j") String name,
			@Schema(description = "Libraries and the kind of device.") String version) {
	}

}
