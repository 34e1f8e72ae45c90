package dev.tutti.ensemble.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.tutti.architecture.Architecture;
import dev.tutti.dataset.Split;
import dev.tutti.ensemble.Ensemble;
import dev.tutti.ensemble.EnsembleState;
import dev.tutti.ensemble.MemberProgress;
import dev.tutti.training.Checkpoint;
import dev.tutti.training.Evaluation;
import dev.tutti.training.Training;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An ensemble as JSON. */
@Schema(name = "Ensemble")
record EnsembleResponse(long id, String name, EnsembleState state, @Schema(
		description = "Share of the training that is done, 0..1; of the histories that are there, where others train.") double progress,
		@Schema(description = "Training examples a second over all members, since it last began to run.") @Nullable Double imagesPerSecond,
		@Schema(description = "Estimate of the seconds left, while it runs.") @Nullable Long secondsLeft, String engine,
		@Schema(description = "What ran it: libraries and the kind of device; several, with `; then` between, where others went on with it.") @Nullable String engineVersion,
		String dataset, @Schema(description = "The content it was submitted for.") String datasetSha256,
		@Schema(description = "The number of members.") int members, long seed,
		@Schema(description = "Absent, like training and evaluation, where others train.") @Nullable Architecture architecture,
		@Nullable Training training, @Nullable Evaluation evaluation,
		@Schema(description = "The evaluations of every member.") List<CheckpointResponse> checkpoints,
		@Schema(description = "What members are evaluated on.") List<Split> splits, List<MemberProgress> memberProgress,
		@Schema(description = "Why it failed.") @Nullable String error, Instant createdAt, @Nullable Instant startedAt,
		@Nullable Instant finishedAt, Map<String, String> links) {

	/** When members are evaluated. */
	@Schema(name = "Checkpoint")
	record CheckpointResponse(@Schema(description = "0..T-1", example = "0") int number,
			@Schema(description = "Passes over the training split so far, as a decimal.",
					example = "0.25") double epoch) {
	}

	static EnsembleResponse of(Ensemble ensemble, Instant now) {
		TrainingRate rate = TrainingRate.of(ensemble, now);
		return new EnsembleResponse(ensemble.id(), ensemble.name(), ensemble.state(), rate.progress(),
				rate.imagesPerSecond(), rate.secondsLeft(), ensemble.engine(), ensemble.engineVersion(),
				ensemble.dataset(), ensemble.datasetSha256(), ensemble.members().size(), ensemble.seed(),
				ensemble.architecture(), ensemble.training(), ensemble.evaluation(),
				ensemble.checkpoints()
					.stream()
					.map((checkpoint) -> new CheckpointResponse(checkpoint.number(), checkpoint.epoch()))
					.toList(),
				ensemble.splits(), ensemble.members(), ensemble.error(), ensemble.createdAt(), ensemble.startedAt(),
				ensemble.finishedAt(), links(ensemble));
	}

	private static Map<String, String> links(Ensemble ensemble) {
		String self = EnsembleController.PATH + "/" + ensemble.id();
		Map<String, String> links = new LinkedHashMap<>();
		links.put("self", self);
		links.put("dataset", "/api/v1/datasets/" + ensemble.dataset());
		links.put("agreement", self + "/agreement");
		links.put("ranking", self + "/ranking");
		if (!ensemble.state().isFinal()) {
			links.put("cancel", self + "/cancel");
		}
		return links;
	}

}
