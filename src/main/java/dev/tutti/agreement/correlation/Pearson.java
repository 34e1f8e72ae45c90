package dev.tutti.agreement.correlation;

/** Pearson's correlation r, the one the paper gives for accessibility. */
public final class Pearson {

	/** Sums are taken by blocks, which keeps their rounding apart. */
	private static final int BLOCK = 1024;

	private Pearson() {
	}

	/**
	 * The correlation of two scores of the same examples.
	 * @param x {@code double[n]}
	 * @param y {@code double[n]}
	 * @return in -1..1, high is agreement; NaN for fewer than two examples, where either
	 * score is the same on all of them, and where one is NaN or infinite
	 * @throws IllegalArgumentException when the lengths differ
	 */
	public static double of(double[] x, double[] y) {
		checkSameLength(x, y);
		double meanX = mean(x);
		double meanY = mean(y);
		double xx = 0;
		double yy = 0;
		double xy = 0;
		for (int from = 0; from < x.length; from += BLOCK) {
			int to = Math.min(from + BLOCK, x.length);
			double blockXx = 0;
			double blockYy = 0;
			double blockXy = 0;
			for (int i = from; i < to; i++) {
				double dx = x[i] - meanX;
				double dy = y[i] - meanY;
				blockXx += dx * dx;
				blockYy += dy * dy;
				blockXy += dx * dy;
			}
			xx += blockXx;
			yy += blockYy;
			xy += blockXy;
		}
		if (isConstant(x) || isConstant(y)) {
			return Double.NaN;
		}
		return of(xx, yy, xy);
	}

	/** The correlation from sums of squares and products of deviations. */
	static double of(double xx, double yy, double xy) {
		double product = xx * yy;
		// The root of the product makes equal scores correlate by exactly 1; apart, the
		// roots survive what overflows it.
		boolean safe = product > Double.MIN_NORMAL && product < Double.POSITIVE_INFINITY;
		double r = xy / (safe ? Math.sqrt(product) : Math.sqrt(xx) * Math.sqrt(yy));
		return Math.max(-1, Math.min(1, r));
	}

	public static void checkSameLength(double[] x, double[] y) {
		if (x.length != y.length) {
			throw new IllegalArgumentException(
					"%d examples cannot be correlated with %d".formatted(x.length, y.length));
		}
	}

	private static double mean(double[] values) {
		double sum = 0;
		for (int from = 0; from < values.length; from += BLOCK) {
			int to = Math.min(from + BLOCK, values.length);
			double block = 0;
			for (int i = from; i < to; i++) {
				block += values[i];
			}
			sum += block;
		}
		return sum / values.length;
	}

	/** Whether all are one value; rounding of the mean may hide it from the sums. */
	private static boolean isConstant(double[] values) {
		for (double value : values) {
			if (value != values[0]) {
				return false;
			}
		}
		return true;
	}

}
