package dev.tutti.agreement;

/**
 * How far an agreement histogram has two modes. Mind the direction: Pearson's measure is
 * LOW when there are two.
 */
public final class Bimodality {

	private Bimodality() {
	}

	/**
	 * Pearson's b = kurtosis - skewness^2 - 1 of the agreement, kurtosis not in excess
	 * (Pearson 1916; paper, "Definitions"). LOW is bimodal: 0 when every example is
	 * classified correctly by all members or by none, 0.8 for a uniform, 2 for a normal
	 * distribution, exactly 2 - 2/N for Binomial(N, p) with any p. There is no threshold;
	 * compare it with the null's.
	 * @param histogram {@code int[N + 1]}, how many examples have a count of 0..N
	 * @return 0 or more; NaN when there are no examples or all have the same count (all
	 * correct, all wrong): b is not defined then. With N = 1 it is 0 otherwise.
	 */
	public static double pearson(int[] histogram) {
		return pearson(Moments.of(histogram));
	}

	/**
	 * Pearson's b of an expected histogram, such as the null's.
	 * @param histogram {@code double[N + 1]}, the weight of each count, not negative
	 * @return as for {@link #pearson(int[])}
	 */
	public static double pearson(double[] histogram) {
		return pearson(Moments.of(histogram));
	}

	/**
	 * Pearson's b from moments that are there already.
	 * @return as for {@link #pearson(int[])}
	 */
	public static double pearson(Moments moments) {
		double b = moments.kurtosis() - moments.skewness() * moments.skewness() - 1;
		// It cannot be negative; rounding alone makes it so.
		return (b < 0) ? 0 : b;
	}

	/**
	 * Sarle's bimodality coefficient with the correction for a finite sample:
	 * {@code (g^2 + 1) / (k + 3 (n-1)^2 / ((n-2) (n-3)))}, g and k the sample skewness
	 * and EXCESS kurtosis, each corrected for bias, n the number of examples (SAS/STAT
	 * user's guide, procedure CLUSTER; Pfister et al. 2013). HIGH is bimodal, unlike
	 * {@link #pearson}: with many examples it nears 1/3 for a normal, 5/9 for a uniform
	 * distribution and 1 for two values; above 5/9 suggests two modes.
	 * @param histogram {@code int[N + 1]}, how many examples have a count of 0..N
	 * @return above 0; NaN with fewer than four examples or when all have the same count
	 * (all correct, all wrong)
	 */
	public static double sarle(int[] histogram) {
		double n = Histogram.examples(histogram);
		if (n < 4) {
			return Double.NaN;
		}
		Moments moments = Moments.of(histogram);
		double skewness = moments.skewness() * Math.sqrt(n * (n - 1)) / (n - 2);
		double corners = (n - 2) * (n - 3);
		double excess = (n - 1) / corners * ((n + 1) * (moments.kurtosis() - 3) + 6);
		return (skewness * skewness + 1) / (excess + 3 * (n - 1) * (n - 1) / corners);
	}

}
