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
import dev.tutti.training.Evaluation;
import dev.tutti.training.Training;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An ensemble as JSON. */
@Schema(name = "Ensemble")
record EnsembleResponse(long id, String name, EnsembleState state, @Schema(
		description = "Completed share of the training, 0..1; for an external ensemble, of its histories.") double progress,
		@Schema(description = "Training examples per second over all members, since it last started.") @Nullable Double imagesPerSecond,
		@Schema(description = "Estimated seconds left, while it is running.") @Nullable Long secondsLeft, String engine,
		@Schema(description = "Libraries and kind of device that trained it; several, separated by `; then`, if others continued it.") @Nullable String engineVersion,
		String dataset, @Schema(description = "SHA-256 of the dataset's content at submission.") String datasetSha256,
		@Schema(description = "The number of members.") int members, long seed,
		@Schema(description = "Absent, like training and evaluation, for an external ensemble.") @Nullable Architecture architecture,
		@Nullable Training training, @Nullable Evaluation evaluation,
		@Schema(description = "The evaluations of every member.") List<CheckpointResponse> checkpoints,
		@Schema(description = "The evaluated splits.") List<Split> splits, List<MemberProgress> memberProgress,
		@Schema(description = "Reason of failure.") @Nullable String error, Instant createdAt,
		@Nullable Instant startedAt, @Nullable Instant finishedAt, Map<String, String> links) {

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

	/** The evaluations of members. */
	@Schema(name = "Checkpoint")
	record CheckpointResponse(@Schema(description = "0..T-1", example = "0") int number,
			@Schema(description = "Epochs so far, as a decimal.", example = "0.25") double epoch) {
	}

}
