package dev.tutti.agreement.correlation;

import dev.tutti.agreement.order.DenseCodes;

/**
 * Spearman's rho: Pearson's correlation of mid-ranks. In linear time for heavily tied
 * scores, and nearly so for others.
 */
public final class Spearman {

	private Spearman() {
	}

	/**
	 * The rank correlation of two scores of the same examples.
	 * @param x {@code double[n]}
	 * @param y {@code double[n]}
	 * @return in -1..1, high is agreement; NaN for fewer than two examples, where either
	 * score is the same on all of them, and where one is NaN; infinite scores rank first
	 * or last
	 * @throws IllegalArgumentException when the lengths differ
	 */
	public static double of(double[] x, double[] y) {
		Pearson.checkSameLength(x, y);
		DenseCodes codedX = DenseCodes.ascending(x);
		DenseCodes codedY = DenseCodes.ascending(y);
		if (codedX.nan() || codedY.nan() || codedX.distinct() < 2 || codedY.distinct() < 2) {
			return Double.NaN;
		}
		long[] deviationX = deviations(codedX);
		long[] deviationY = deviations(codedY);
		// Whole numbers, and so exact, up to the one sum over codes.
		long[] sums = new long[codedX.distinct()];
		int[] codesX = codedX.codes();
		int[] codesY = codedY.codes();
		for (int i = 0; i < codesX.length; i++) {
			sums[codesX[i]] += deviationY[codesY[i]];
		}
		double xy = 0;
		for (int code = 0; code < sums.length; code++) {
			xy += (double) deviationX[code] * sums[code];
		}
		return Pearson.of(squares(codedX, deviationX), squares(codedY, deviationY), xy);
	}

	/** Twice the distance of each code's mid-rank from the mean rank. */
	private static long[] deviations(DenseCodes coded) {
		long[] deviations = new long[coded.distinct()];
		long before = 0;
		for (int code = 0; code < deviations.length; code++) {
			int size = coded.sizes()[code];
			deviations[code] = 2 * before + size - coded.codes().length;
			before += size;
		}
		return deviations;
	}

	private static double squares(DenseCodes coded, long[] deviations) {
		double squares = 0;
		for (int code = 0; code < deviations.length; code++) {
			squares += (double) deviations[code] * deviations[code] * coded.sizes()[code];
		}
		return squares;
	}

}
