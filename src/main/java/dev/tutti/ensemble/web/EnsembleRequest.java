package dev.tutti.ensemble.web;

import java.util.ArrayList;
import java.util.List;

import dev.tutti.architecture.Architecture;
import dev.tutti.dataset.Split;
import dev.tutti.ensemble.EnsembleSpec;
import dev.tutti.training.Evaluation;
import dev.tutti.training.Training;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * An {@link EnsembleSpec} as JSON. Its constraints document the ranges; the spec has the
 * same ones, which the submission checks.
 */
@Schema(description = "An ensemble, to be trained by Tutti or outside it.")
record EnsembleRequest(
		@Schema(description = "For people. Default: made from the architecture and the dataset.",
				example = "mlp on digits") @Size(max = 200) @Nullable String name,
		@Schema(description = "A name from GET /api/v1/datasets.", example = "digits",
				requiredMode = Schema.RequiredMode.REQUIRED) @Size(max = 100) @Nullable String dataset,
		@Schema(description = "The number of networks, trained alike except for their seeds.", example = "8",
				requiredMode = Schema.RequiredMode.REQUIRED) @Min(1) @Max(1000) @Nullable Integer members,
		@Schema(description = "The seed from which every member's seed is derived.", defaultValue = "1",
				example = "1") @Nullable Long seed,
		@Schema(description = "An engine from GET /api/v1/engines, `auto` for the fastest of them, or `external` for members that are trained outside Tutti and whose histories are sent.",
				defaultValue = "auto", example = "auto") @Size(max = 32) @Nullable String engine,
		@Schema(description = "The architecture of every member. Required unless the engine is `external`.") @Nullable Architecture architecture,
		@Nullable Training training, @Nullable Evaluation evaluation,
		@Schema(description = "When members are evaluated, in increasing order. Required for the engine `external`, not allowed otherwise.") @Size(
				min = 1, max = 10000) @Nullable List<At> checkpoints,
		@Schema(description = "The splits on which members are evaluated. For the engine `external` alone. Default: all splits of the dataset.") @Size(
				min = 1, max = Split.MOST) @Nullable List<Split> splits) {

	static final String EXAMPLE = """
			{
			  "name": "mlp on digits",
			  "dataset": "digits",
			  "members": 8,
			  "architecture": {"type": "mlp", "hidden": [64, 32], "activation": "relu"},
			  "training": {
			    "epochs": 5,
			    "batchSize": 32,
			    "optimizer": {"type": "sgd", "learningRate": 0.05, "momentum": 0.9}
			  },
			  "evaluation": {"early": [0.25, 0.5]}
			}""";

	static final String EXTERNAL_EXAMPLE = """
			{
			  "name": "trained outside Tutti",
			  "engine": "external",
			  "dataset": "labels-alone",
			  "members": 2,
			  "checkpoints": [{"epoch": 1}, {"epoch": 2}],
			  "splits": ["test"]
			}""";

	EnsembleSpec toSpec() {
		return new EnsembleSpec(this.name, this.dataset, this.members, this.seed, this.engine, this.architecture,
				this.training, this.evaluation, toSpec(this.checkpoints), this.splits);
	}

	@SuppressWarnings("NullAway") // what is null is refused later
	private static @Nullable List<EnsembleSpec.At> toSpec(@Nullable List<At> checkpoints) {
		if (checkpoints == null) {
			return null;
		}
		List<EnsembleSpec.At> specs = new ArrayList<>(checkpoints.size());
		checkpoints.forEach((at) -> specs.add((at != null) ? new EnsembleSpec.At(at.epoch()) : null));
		return specs;
	}

	/** An announced evaluation of members that are trained outside Tutti. */
	@Schema(name = "CheckpointRequest")
	record At(@Schema(description = "Epochs so far, as a decimal; for boosting, the round.", example = "1",
			requiredMode = Schema.RequiredMode.REQUIRED) @DecimalMin("0") @Nullable Double epoch) {
	}

}
