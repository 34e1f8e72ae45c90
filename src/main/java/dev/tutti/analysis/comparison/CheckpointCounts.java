package dev.tutti.analysis.comparison;

import java.util.Arrays;

import dev.tutti.history.CorrectCounts;
import dev.tutti.history.Derived;
import dev.tutti.training.Checkpoint;

/**
 * An ensemble's accuracy and counts at a checkpoint.
 *
 * @param accuracy the mean over members
 * @param counts how many members classify each example correctly
 * @param old whether the counts are of another version's formula
 */
record CheckpointCounts(int checkpoint, double epoch, double accuracy, CorrectCounts counts, boolean old) {

	static CheckpointCounts of(Checkpoint checkpoint, Derived<CorrectCounts> derived) {
		CorrectCounts counts = derived.value();
		return new CheckpointCounts(checkpoint.number(), checkpoint.epoch(),
				Arrays.stream(counts.accuracies()).average().orElse(Double.NaN), counts, derived.old());
	}

	double distance(CheckpointCounts other) {
		return Math.abs(this.accuracy - other.accuracy);
	}

	/** The share of members that classify each example correctly. */
	double[] shares() {
		double members = this.counts.members();
		return Arrays.stream(this.counts.correct()).mapToDouble((correct) -> correct / members).toArray();
	}

}
