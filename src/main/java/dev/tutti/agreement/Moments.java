package dev.tutti.agreement;

/**
 * The moments of an agreement: of count / N over the examples of a histogram. They are
 * those of the population, not estimates from a sample.
 *
 * @param mean in 0..1; of TP-agreement the mean accuracy; NaN without examples or members
 * @param variance in 0..1/4, the mean squared deviation; NaN without examples
 * @param skewness the third standardized moment, negative when the tail is towards 0; NaN
 * when the variance is 0 or there are no examples
 * @param kurtosis the fourth standardized moment, 1 or more, not in excess: 3 for a
 * normal; NaN like the skewness
 */
public record Moments(double mean, double variance, double skewness, double kurtosis) {

	/**
	 * The moments of a histogram.
	 * @param histogram {@code int[N + 1]}, how many examples have a count of 0..N
	 */
	public static Moments of(int[] histogram) {
		double[] weights = new double[histogram.length];
		for (int n = 0; n < weights.length; n++) {
			weights[n] = histogram[n];
		}
		return of(weights);
	}

	/**
	 * The moments of an expected histogram, such as the null's.
	 * @param histogram {@code double[N + 1]}, the weight of each count of 0..N, not
	 * negative; any sum
	 */
	public static Moments of(double[] histogram) {
		int members = histogram.length - 1;
		double sum = 0;
		int mode = 0;
		for (int n = 0; n <= members; n++) {
			sum += histogram[n];
			mode = (histogram[n] > histogram[mode]) ? n : mode;
		}
		if (!(sum > 0)) {
			return new Moments(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
		}
		// Deviations are taken from the mode first: a mean that is all but the mode would
		// lose its last digits, and with them the moments.
		double shift = 0;
		for (int n = 0; n <= members; n++) {
			shift += histogram[n] / sum * (n - mode);
		}
		double second = 0;
		double third = 0;
		double fourth = 0;
		for (int n = 0; n <= members; n++) {
			double deviation = n - mode - shift;
			double term = histogram[n] / sum * deviation * deviation;
			second += term;
			third += term * deviation;
			fourth += term * deviation * deviation;
		}
		double mean = (members == 0) ? Double.NaN : (mode + shift) / members;
		double variance = (members == 0) ? Double.NaN : second / ((double) members * members);
		if (!(second > 0)) {
			return new Moments(mean, variance, Double.NaN, Double.NaN);
		}
		return new Moments(mean, variance, third / (second * Math.sqrt(second)), fourth / (second * second));
	}

}
