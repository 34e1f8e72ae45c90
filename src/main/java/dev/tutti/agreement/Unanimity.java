package dev.tutti.agreement;

/** How often all members are right, or all wrong. */
public final class Unanimity {

	private Unanimity() {
	}

	/**
	 * The share of examples on which all members are right or all wrong, beyond what
	 * independent members of the same accuracies would reach: {@code P(n in {0, N}) -
	 * (prod p_i + prod q_i)}.
	 * @param histogram {@code int[N + 1]}, how many examples have a count of 0..N correct
	 * members
	 * @param accuracies {@code double[N]}, the accuracy of each member on these examples
	 * @return in -1..1, high is agreement, 0 is chance and what N = 1, all correct and
	 * all wrong give; NaN without examples or members
	 * @throws IllegalArgumentException when there are not N accuracies
	 */
	public static double excess(int[] histogram, double[] accuracies) {
		int members = histogram.length - 1;
		if (accuracies.length != members) {
			throw new IllegalArgumentException(
					"There are %d accuracies for %d members".formatted(accuracies.length, members));
		}
		if (members == 0) {
			return Double.NaN;
		}
		double right = 1;
		double wrong = 1;
		for (double accuracy : accuracies) {
			right *= accuracy;
			wrong *= 1 - accuracy;
		}
		double observed = (double) ((long) histogram[0] + histogram[members]) / Histogram.examples(histogram);
		return observed - (right + wrong);
	}

	/**
	 * Set agreement: of the examples that at least one member is right on, the share that
	 * all are right on.
	 * @param histogram {@code int[N + 1]}, how many examples have a count of 0..N correct
	 * members
	 * @return in 0..1, high is agreement, 1 for N = 1 and for all correct; NaN when no
	 * member is right on any example
	 */
	public static double setAgreement(int[] histogram) {
		int members = histogram.length - 1;
		if (members == 0) {
			return Double.NaN;
		}
		return (double) histogram[members] / (Histogram.examples(histogram) - histogram[0]);
	}

}
