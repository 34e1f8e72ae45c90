package dev.tutti.ensemble;

import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.tutti.architecture.Architecture;
import dev.tutti.dataset.Split;
import dev.tutti.training.Engines;
import dev.tutti.training.Evaluation;
import dev.tutti.training.Training;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * An ensemble to be trained, here or by somebody else.
 *
 * @param name for people; made from the rest when absent
 * @param dataset a name from the catalogue
 * @param members how many networks
 * @param seed every member draws its own from it
 * @param engine what trains
 * @param architecture of every member, where Tutti trains
 * @param checkpoints when others evaluate the members they train
 * @param splits on what they evaluate them
 */
@Trainable
@Schema(description = "An ensemble to be trained, here or by somebody else.")
public record EnsembleRequest(
		@Schema(description = "For people; made from the rest when absent.",
				example = "mlp on digits") @NotBlank @Size(max = 200) String name,
		@Schema(description = "A name from GET /api/v1/datasets.",
				example = "digits") @NotBlank @Size(max = 100) String dataset,
		@Schema(description = "How many networks are trained alike.", example = "8") @Min(1) @Max(1000) int members,
		@Schema(description = "Every member draws its own seed from it.", defaultValue = "1", example = "1") long seed,
		@Schema(description = "What trains: an engine from GET /api/v1/engines, `auto` for the fastest of them, or `external` where somebody else trains and sends the histories.",
				defaultValue = "auto", example = "auto") @NotBlank @Size(max = 32) String engine,
		@Schema(description = "Of every member; required but where the engine is `external`.") @Valid @Nullable Architecture architecture,
		@Valid @Nullable Training training, @Valid @Nullable Evaluation evaluation,
		@Schema(description = "With the engine `external` alone, and required there: when members are evaluated, in increasing order.") @Size(
				min = 1, max = 10000) @Nullable List<@NotNull @Valid At> checkpoints,
		@Schema(description = "With the engine `external` alone: on what members are evaluated; on all there is when absent.") @Size(
				min = 1, max = 2) @Nullable List<@NotNull Split> splits) {

	public static final String EXAMPLE = """
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

	public static final String EXTERNAL_EXAMPLE = """
			{
			  "name": "trained elsewhere",
			  "engine": "external",
			  "dataset": "labels-alone",
			  "members": 2,
			  "checkpoints": [{"epoch": 1}, {"epoch": 2}],
			  "splits": ["test"]
			}""";

	/**
	 * What is absent gets its default; what has none stays absent, for validation to
	 * name.
	 */
	@JsonCreator
	@SuppressWarnings("NullAway")
	public EnsembleRequest(@Nullable String name, @Nullable String dataset, @Nullable Integer members,
			@Nullable Long seed, @Nullable String engine, @Nullable Architecture architecture,
			@Nullable Training training, @Nullable Evaluation evaluation, @Nullable List<At> checkpoints,
			@Nullable List<Split> splits) {
		this((name != null) ? name : defaultName(architecture, dataset), dataset, (members != null) ? members : 0,
				(seed != null) ? seed : 1, Objects.requireNonNullElse(engine, Engines.AUTO), architecture,
				(training != null || isExternal(engine)) ? training : new Training(null, null, null, null, null),
				(evaluation != null || isExternal(engine)) ? evaluation : new Evaluation(null), checkpoints, splits);
	}

	/** Whether somebody else trains. */
	boolean isExternal() {
		return isExternal(this.engine);
	}

	private static boolean isExternal(@Nullable String engine) {
		return Ensemble.EXTERNAL.equals(engine);
	}

	private static String defaultName(@Nullable Architecture architecture, @Nullable String dataset) {
		return ((architecture != null) ? architecture.type() : "networks") + " on " + dataset;
	}

	/** When members that others train are evaluated. */
	@Schema(name = "CheckpointRequest")
	public record At(
			@Schema(description = "Passes over the training split so far, as a decimal; for boosting, the round.",
					example = "1") @NotNull @DecimalMin("0") Double epoch) {
	}

}
