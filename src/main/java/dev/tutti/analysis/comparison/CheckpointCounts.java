package dev.tutti.analysis.comparison;

import java.util.Arrays;

import dev.tutti.history.CorrectCounts;
import dev.tutti.training.Checkpoint;

/**
 * An ensemble's accuracy and counts at a checkpoint.
 *
 * @param accuracy the mean over members
 * @param counts of correct members
 */
record CheckpointCounts(int checkpoint, double epoch, double accuracy, CorrectCounts counts) {

	static CheckpointCounts of(Checkpoint checkpoint, CorrectCounts counts) {
		return new CheckpointCounts(checkpoint.number(), checkpoint.epoch(),
				Arrays.stream(counts.accuracies()).average().orElse(Double.NaN), counts);
	}

	double distance(CheckpointCounts other) {
		return Math.abs(this.accuracy - other.accuracy);
	}

	/** Of each example, the share of members that are correct. */
	double[] shares() {
		double members = this.counts.members();
		return Arrays.stream(this.counts.correct()).mapToDouble((correct) -> correct / members).toArray();
	}

}
