package dev.tutti.ensemble.web;

import java.time.Duration;
import java.time.Instant;

import dev.tutti.ensemble.Ensemble;
import dev.tutti.ensemble.EnsembleState;
import dev.tutti.ensemble.MemberProgress;
import dev.tutti.training.Training;
import org.jspecify.annotations.Nullable;

/**
 * Progress and training rate of an ensemble.
 *
 * @param progress the share of the training that is done, or of the histories that are
 * there, 0..1
 * @param imagesPerSecond over all members; {@code null} if unknown
 */
record TrainingRate(double progress, @Nullable Double imagesPerSecond, @Nullable Long secondsLeft) {

	static TrainingRate of(Ensemble ensemble, Instant now) {
		Training training = ensemble.training();
		long each = (training != null) ? (long) ensemble.trainExamples() * training.epochs()
				: (long) ensemble.checkpoints().size() * ensemble.splits().size();
		long trained = 0;
		long left = 0;
		for (MemberProgress member : ensemble.members()) {
			trained += member.trained();
			boolean done = member.state() == MemberProgress.State.SUCCEEDED
					|| member.state() == MemberProgress.State.DIVERGED;
			left += done ? 0 : Math.max(0, each - member.trained());
		}
		if (training == null) {
			return new TrainingRate((double) trained / (each * ensemble.members().size()), null, null);
		}
		double progress = (left == 0) ? 1 : (double) trained / (trained + left);
		if (ensemble.runningSince() == null || ensemble.state() == EnsembleState.QUEUED) {
			return new TrainingRate(progress, null, null);
		}
		Instant until = (ensemble.finishedAt() != null) ? ensemble.finishedAt() : now;
		double seconds = Duration.between(ensemble.runningSince(), until).toMillis() / 1000.0;
		double rate = (trained - ensemble.trainedBefore()) / Math.max(seconds, 0.001);
		boolean estimable = ensemble.state() == EnsembleState.RUNNING && rate > 0;
		return new TrainingRate(progress, rate, estimable ? Math.round(left / rate) : null);
	}

}
