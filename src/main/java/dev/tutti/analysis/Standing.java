package dev.tutti.analysis;

import java.util.Arrays;

import dev.tutti.history.CorrectCounts;
import dev.tutti.training.Checkpoint;

/**
 * Where an ensemble is at a checkpoint.
 *
 * @param accuracy the mean over members
 * @param counts of correct members
 */
record Standing(int checkpoint, double epoch, double accuracy, CorrectCounts counts) {

	static Standing of(Checkpoint checkpoint, CorrectCounts counts) {
		return new Standing(checkpoint.number(), checkpoint.epoch(),
				Arrays.stream(counts.accuracies()).average().orElse(Double.NaN), counts);
	}

	double distance(Standing other) {
		return Math.abs(this.accuracy - other.accuracy);
	}

	/** Of each example, the share of members that are correct. */
	double[] shares() {
		double members = this.counts.members();
		return Arrays.stream(this.counts.correct()).mapToDouble((correct) -> correct / members).toArray();
	}

}
