package dev.tutti.history;

import org.jspecify.annotations.Nullable;

/**
 * How many members agree on each example of a checkpoint, with what is expected of
 * independent members. Entry n of an array is about n of N members.
 *
 * @param counts the number of examples on which n members count, {@code int[N + 1]}
 * @param expected the number of examples to expect under the null, {@code double[N + 1]}
 * @param withinClass the number of examples to expect were members independent within
 * each class, {@code double[N + 1]}; {@code null} for one class alone, and for consensus
 */
public record AgreementHistogram(int[] counts, double[] expected, double @Nullable [] withinClass) {

	/** N, the members that have a history at the checkpoint. */
	public int members() {
		return this.counts.length - 1;
	}

}
