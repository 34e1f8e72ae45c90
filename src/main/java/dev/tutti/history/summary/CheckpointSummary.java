package dev.tutti.history.summary;

import dev.tutti.history.CorrectCounts;

/**
 * One checkpoint summed over the members that had a history there.
 *
 * @param members how many they are
 * @param followed how many of them had one at the checkpoint before too
 * @param forgettings examples correct there and not here, over those
 * @param byExample how many members are correct, an entry an example
 * @param byMember how many examples are correct, an entry a member
 */
public record CheckpointSummary(int members, int followed, long forgettings, int[] byExample, int[] byMember) {

	/** The same as the accuracies and counts that readers are given. */
	public CorrectCounts counts() {
		double[] accuracies = new double[this.byMember.length];
		for (int member = 0; member < accuracies.length; member++) {
			accuracies[member] = (double) this.byMember[member] / this.byExample.length;
		}
		return new CorrectCounts(this.members, this.byExample, accuracies, this.forgettings);
	}

}
