package dev.tutti.agreement.order;

/**
 * Ranks, from 1; equal values share their mid-rank, the mean of the places they take
 * together (the "average" of SciPy's rankdata). NaN, such as when an example is first
 * learned that never is, ranks last in both directions, tied among its like. -0.0 equals
 * 0.0. In linear time for the heavily tied and nearly so for the rest.
 */
public final class Ranks {

	private Ranks() {
	}

	/**
	 * The lowest value has rank 1.
	 * @param values {@code double[n]}; may be empty
	 * @return {@code double[n]}, each in 1..n, whole or half, which sums to n (n + 1) / 2
	 */
	public static double[] ascending(double[] values) {
		return of(DenseCodes.ascending(values));
	}

	/**
	 * The highest value has rank 1: of accessibility, the easiest example.
	 * @param values {@code double[n]}; may be empty
	 * @return {@code double[n]}, each in 1..n, whole or half, which sums to n (n + 1) / 2
	 */
	public static double[] descending(double[] values) {
		return of(DenseCodes.descending(values));
	}

	private static double[] of(DenseCodes coded) {
		double[] midRanks = coded.midRanks();
		int[] codes = coded.codes();
		double[] ranks = new double[codes.length];
		for (int i = 0; i < ranks.length; i++) {
			ranks[i] = midRanks[codes[i]];
		}
		return ranks;
	}

}
