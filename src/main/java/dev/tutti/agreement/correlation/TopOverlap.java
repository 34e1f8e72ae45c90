package dev.tutti.agreement.correlation;

import dev.tutti.agreement.order.DenseCodes;

/**
 * How far two orders share their first k examples: |A_k and B_k| / k. Of examples tied
 * over the k-th place each is taken with the same probability, independently in either
 * order, and the overlap is what is then expected: taking ties by index would find
 * agreement where there is none. So an order tied at the k-th place overlaps itself by
 * less than 1.
 *
 * @param k how many examples are taken from each order
 * @param overlap in 0..1, high is agreement; NaN for k = 0
 * @param chance what two unrelated orders are expected to overlap by: k / n; NaN without
 * examples
 */
public record TopOverlap(int k, double overlap, double chance) {

	/**
	 * The overlap of the k examples with the highest scores: of accessibility, the
	 * easiest. Negated scores give that of the lowest.
	 * @param x {@code double[n]}; NaN comes last
	 * @param y {@code double[n]}
	 * @param k in 0..n
	 * @throws IllegalArgumentException when the lengths differ or k is not in 0..n
	 */
	public static TopOverlap of(double[] x, double[] y, int k) {
		Pearson.checkSameLength(x, y);
		int n = x.length;
		if (k < 0 || k > n) {
			throw new IllegalArgumentException("The first %d of %d examples cannot be taken".formatted(k, n));
		}
		DenseCodes codedX = DenseCodes.descending(x);
		DenseCodes codedY = DenseCodes.descending(y);
		double[] chosenX = chosen(codedX, k);
		double[] chosenY = chosen(codedY, k);
		double shared = 0;
		for (int i = 0; i < n; i++) {
			shared += chosenX[codedX.codes()[i]] * chosenY[codedY.codes()[i]];
		}
		return new TopOverlap(k, shared / k, (double) k / n);
	}

	/** The probability that an example of each code is among the first k. */
	private static double[] chosen(DenseCodes coded, int k) {
		double[] chosen = new double[coded.distinct()];
		int left = k;
		for (int code = 0; code < chosen.length && left > 0; code++) {
			int size = coded.sizes()[code];
			chosen[code] = Math.min(1, (double) left / size);
			left -= Math.min(left, size);
		}
		return chosen;
	}

}
