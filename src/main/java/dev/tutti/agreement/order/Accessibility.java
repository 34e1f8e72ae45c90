package dev.tutti.agreement.order;

/**
 * How early and how widely each example is learned: the mean over checkpoints of its
 * TP-agreement (paper, "Definitions"). High is easy. It is made of whole numbers up to
 * the one division, so that equally easy examples have equal accessibility.
 */
public final class Accessibility {

	private Accessibility() {
	}

	/**
	 * From the counts at every checkpoint.
	 * @param counts {@code int[checkpoints][examples]}, how many members are correct
	 * @param members the number of members N, at every checkpoint
	 * @return {@code double[examples]}, each in 0..1: 0 for an example that no member is
	 * ever correct on, 1 for one that every member always is; no entry without
	 * checkpoints, NaN without members
	 */
	public static double[] of(int[][] counts, int members) {
		long[] sums = new long[(counts.length == 0) ? 0 : counts[0].length];
		for (int[] checkpoint : counts) {
			for (int example = 0; example < sums.length; example++) {
				sums[example] += checkpoint[example];
			}
		}
		return of(sums, (long) members * counts.length);
	}

	/**
	 * From sums over the checkpoints.
	 * @param sums {@code long[examples]}, the correct predictions of all members at all
	 * checkpoints together
	 * @param evaluations the number of predictions for each example: members times
	 * checkpoints, or fewer while some are missing
	 * @return {@code double[examples]}, each in 0..1; NaN without evaluations
	 */
	public static double[] of(long[] sums, long evaluations) {
		double[] accessibility = new double[sums.length];
		for (int example = 0; example < sums.length; example++) {
			accessibility[example] = (double) sums[example] / evaluations;
		}
		return accessibility;
	}

}
