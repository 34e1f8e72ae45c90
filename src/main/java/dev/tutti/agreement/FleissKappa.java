package dev.tutti.agreement;

/**
 * Fleiss' kappa of the correctness matrix: members are the raters, right and wrong the
 * categories (Fleiss 1971).
 */
public final class FleissKappa {

	private FleissKappa() {
	}

	/**
	 * The share of pairs of members that are both right or both wrong on an example,
	 * beyond what their mean accuracy makes likely, as a share of what is possible. It
	 * equals {@code (Var n / (N p q) - 1) / (N - 1)}, the {@link BetaBinomial}'s rho.
	 * @param histogram {@code int[N + 1]}, how many examples have a count of 0..N correct
	 * members
	 * @return in -1/(N-1)..1, high is agreement, 0 is chance; NaN when all members are
	 * right on all examples or wrong on all, for N = 1 and without examples
	 */
	public static double of(int[] histogram) {
		double members = histogram.length - 1;
		double predictions = Histogram.examples(histogram) * members;
		double right = 0;
		double differing = 0;
		for (int n = 0; n < histogram.length; n++) {
			right += (double) histogram[n] * n;
			differing += (double) histogram[n] * n * (members - n);
		}
		// Disagreement, seen and expected, keeps its digits where nearly all are right.
		double seen = differing / (predictions * (members - 1));
		double expected = right / predictions * ((predictions - right) / predictions);
		return (expected > 0) ? 1 - seen / expected : Double.NaN;
	}

}
