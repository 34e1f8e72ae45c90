package dev.tutti.agreement;

/**
 * The beta-binomial distribution with the mean and the variance of a histogram of correct
 * members: members of one accuracy, on examples whose difficulty follows a beta
 * distribution.
 *
 * @param alpha the beta distribution's first parameter, mean (1 - rho) / rho; both below
 * 1 give it two modes, at 0 and 1; both are infinite for rho = 0, a binomial, 0 for rho =
 * 1, and NaN for rho below 0, which no beta-binomial has
 * @param beta the second one, (1 - mean) (1 - rho) / rho
 * @param mean the mean accuracy, in 0..1; NaN without examples or members
 * @param rho the correlation of two members over the examples, in -1/(N-1)..1: 0 when
 * they are independent, 1 when they agree on every example, so high is agreement; NaN
 * when the mean is 0 or 1, for N = 1 and without examples
 */
public record BetaBinomial(double alpha, double beta, double mean, double rho) {

	/**
	 * The fit by moments: {@code Var n = N p q (1 + (N - 1) rho)}, with the population's
	 * variance.
	 * @param histogram {@code int[N + 1]}, how many examples have a count of 0..N
	 */
	public static BetaBinomial fit(int[] histogram) {
		int members = histogram.length - 1;
		Moments moments = Moments.of(histogram);
		double p = moments.mean();
		double rho = (members < 2) ? Double.NaN
				: Math.min(1, (moments.variance() * members / (p * (1 - p)) - 1) / (members - 1));
		double scale = (rho < 0) ? Double.NaN : (1 - rho) / rho;
		return new BetaBinomial(p * scale, (1 - p) * scale, p, rho);
	}

}
