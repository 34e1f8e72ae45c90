package dev.tutti.agreement.correlation;

import dev.tutti.agreement.order.DenseCodes;

/**
 * Kendall's tau-b: {@code (P - Q) / sqrt((n0 - n1) (n0 - n2))}, P and Q the pairs of
 * examples in the same and in the opposite order, n0 all pairs, n1 and n2 those tied in
 * either score (Kendall 1945).
 */
public final class KendallTau {

	private KendallTau() {
	}

	/**
	 * The rank correlation of two scores of the same examples. Pairs are counted exactly,
	 * in O(n + distinct x times distinct y) when that is little, else in O(n log n).
	 * @param x {@code double[n]}
	 * @param y {@code double[n]}
	 * @return in -1..1, high is agreement; NaN for fewer than two examples, where either
	 * score is the same on all of them, and where one is NaN
	 * @throws IllegalArgumentException when the lengths differ
	 */
	public static double of(double[] x, double[] y) {
		Pearson.checkSameLength(x, y);
		DenseCodes codedX = DenseCodes.ascending(x);
		DenseCodes codedY = DenseCodes.ascending(y);
		if (codedX.nan() || codedY.nan() || codedX.distinct() < 2 || codedY.distinct() < 2) {
			return Double.NaN;
		}
		return of(x.length, pairs(codedX.sizes()), pairs(codedY.sizes()), DiscordantPairs.count(codedX, codedY));
	}

	private static double of(int n, long tiedX, long tiedY, DiscordantPairs pairs) {
		long all = pairs(n);
		long difference = all - tiedX - tiedY + pairs.tied() - 2 * pairs.discordant();
		return Pearson.of(all - tiedX, all - tiedY, difference);
	}

	/** The pairs among that many. */
	static long pairs(int n) {
		return (long) n * (n - 1) / 2;
	}

	private static long pairs(int[] sizes) {
		long pairs = 0;
		for (int size : sizes) {
			pairs += pairs(size);
		}
		return pairs;
	}

}
