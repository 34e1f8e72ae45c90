package dev.tutti.agreement.nullmodel;

import dev.tutti.agreement.Accuracies;

/**
 * The null: independent members of the same accuracies. Were each member's correctness
 * permuted over the examples, the number of correct members on an example would follow
 * the Poisson-binomial distribution of the accuracies (paper, "Definitions"). It has one
 * mode, whatever the accuracies, so that two modes speak of agreement.
 */
public final class PoissonBinomial {

	private PoissonBinomial() {
	}

	/**
	 * The probability that exactly n of the N members are correct.
	 * <p>
	 * Members are convolved one by one, in N (N + 1) / 2 steps. Every term is a sum of
	 * products of non-negative numbers, so that nothing cancels: each probability has a
	 * relative error of about N rounding steps, also in the tails, until it falls below
	 * the smallest double and is 0. Accuracies of 0 and 1 are exact.
	 * @param accuracies {@code double[N]}, each in 0..1, in any order; with none, n is 0
	 * for certain
	 * @return {@code double[N + 1]}, each in 0..1, which sums to 1
	 * @throws IllegalArgumentException when an accuracy is not in 0..1 or NaN
	 */
	public static double[] pmf(double[] accuracies) {
		double[] pmf = new double[accuracies.length + 1];
		pmf[0] = 1;
		for (int member = 0; member < accuracies.length; member++) {
			double p = accuracies[member];
			if (!(p >= 0 && p <= 1)) {
				throw new IllegalArgumentException("Member %d has an accuracy of %s".formatted(member, p));
			}
			double q = 1 - p;
			for (int n = member + 1; n > 0; n--) {
				pmf[n] = pmf[n] * q + pmf[n - 1] * p;
			}
			pmf[0] *= q;
		}
		return pmf;
	}

	/**
	 * The histogram to expect under the null: {@code examples} times the {@link #pmf}.
	 * @param accuracies {@code double[N]}, each in 0..1
	 * @param examples the number of examples; 0 gives zeros, and accuracies may then be
	 * NaN
	 * @return {@code double[N + 1]}, which sums to {@code examples}
	 */
	public static double[] expected(double[] accuracies, int examples) {
		return stratified(new double[][] { accuracies }, new int[] { examples });
	}

	/**
	 * The histogram to expect were members independent within each class, with the
	 * accuracy they have on it: the sum over classes of their null histograms. What a
	 * histogram has beyond it is agreement that easy and hard classes do not explain.
	 * @param accuracies {@code double[classes][N]}, each in 0..1, as of
	 * {@link Accuracies#byClass}; anything for a class without examples
	 * @param sizes {@code int[classes]}, the number of examples of each class
	 * @return {@code double[N + 1]}, which sums to the number of examples; with one class
	 * the same as {@link #expected}; {@code double[1]} without classes
	 */
	public static double[] stratified(double[][] accuracies, int[] sizes) {
		double[] expected = new double[(accuracies.length == 0) ? 1 : accuracies[0].length + 1];
		for (int label = 0; label < accuracies.length; label++) {
			if (sizes[label] > 0) {
				double[] pmf = pmf(accuracies[label]);
				for (int n = 0; n < pmf.length; n++) {
					expected[n] += sizes[label] * pmf[n];
				}
			}
		}
		return expected;
	}

}
