package dev.tutti.ensemble;

import java.util.List;
import java.util.Objects;

import dev.tutti.architecture.Architecture;
import dev.tutti.dataset.Split;
import dev.tutti.training.Engines;
import dev.tutti.training.Evaluation;
import dev.tutti.training.Training;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What defines an ensemble. {@link EnsembleSubmission} checks it, wherever it comes from.
 *
 * @param name for people
 * @param dataset the name of a dataset
 * @param members the number of networks
 * @param seed the seed from which every member's seed is derived
 * @param engine the name of an engine, {@value Engines#AUTO} or
 * {@value Ensemble#EXTERNAL}
 * @param architecture of every member; {@code null} for the engine external alone
 * @param training how every member is trained; {@code null} likewise
 * @param evaluation when every member is evaluated; {@code null} likewise
 * @param checkpoints when members are evaluated; given for the engine external alone
 * @param splits the splits that members are evaluated on; given for the engine external
 * alone, {@code null} for all that the dataset has
 */
public record EnsembleSpec(@NotBlank @Size(max = 200) String name, @NotBlank @Size(max = 100) String dataset,
		@Min(1) @Max(1000) int members, long seed, @NotBlank @Size(max = 32) String engine,
		@Valid @Nullable Architecture architecture, @Valid @Nullable Training training,
		@Valid @Nullable Evaluation evaluation,
		@Size(min = 1, max = 10000) @Nullable List<@NotNull @Valid At> checkpoints,
		@Size(min = 1, max = Split.MOST) @Nullable List<@NotNull Split> splits) {

	/**
	 * Gives what is {@code null} its default. What has none stays absent, for the check
	 * at submission to name.
	 */
	@SuppressWarnings("NullAway")
	public EnsembleSpec(@Nullable String name, @Nullable String dataset, @Nullable Integer members, @Nullable Long seed,
			@Nullable String engine, @Nullable Architecture architecture, @Nullable Training training,
			@Nullable Evaluation evaluation, @Nullable List<At> checkpoints, @Nullable List<Split> splits) {
		this((name != null) ? name : defaultName(architecture, dataset), dataset, (members != null) ? members : 0,
				(seed != null) ? seed : 1, Objects.requireNonNullElse(engine, Engines.AUTO), architecture,
				(training != null || isExternal(engine)) ? training : new Training(null, null, null, null, null),
				(evaluation != null || isExternal(engine)) ? evaluation : new Evaluation(null), checkpoints, splits);
	}

	/** Whether the members are trained outside Tutti. */
	public boolean isExternal() {
		return isExternal(this.engine);
	}

	private static boolean isExternal(@Nullable String engine) {
		return Ensemble.EXTERNAL.equals(engine);
	}

	private static String defaultName(@Nullable Architecture architecture, @Nullable String dataset) {
		return ((architecture != null) ? architecture.type() : "networks") + " on " + dataset;
	}

	/**
	 * When members that are trained outside Tutti are evaluated.
	 *
	 * @param epoch epochs so far, as a decimal, 0 or more
	 */
	public record At(@NotNull @DecimalMin("0") Double epoch) {
	}

}
