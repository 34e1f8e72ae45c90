package dev.tutti.agreement;

/**
 * Whether two members err on the same examples, beyond what their accuracies make likely:
 * {@code kappa = (c_obs - c_exp) / (1 - c_exp)}, c_obs the share of examples both are
 * right or both wrong on, {@code c_exp = p1 p2 + q1 q2} (Geirhos, Meding and Wichmann
 * 2020; Cohen's kappa of correctness).
 */
public final class ErrorConsistency {

	/** Words of every member that are compared before the next ones: they stay cached. */
	private static final int BLOCK = 256;

	private ErrorConsistency() {
	}

	/**
	 * The error consistency of two members.
	 * @param one {@code long[ceil(examples / 64)]}, a bit an example, least significant
	 * first, 1 for correct; bits past the last example are ignored
	 * @param other {@code long[ceil(examples / 64)]}
	 * @return in -1..1, high is consistent, 0 is chance, and what a member that is always
	 * right or always wrong has with another one; NaN when both are always right or both
	 * always wrong, and without examples
	 * @throws IllegalArgumentException when a member has too few words
	 */
	public static double kappa(long[] one, long[] other, int examples) {
		return matrix(new long[][] { one, other }, examples)[0][1];
	}

	/**
	 * The error consistency of all pairs of members.
	 * @param correct {@code members x ceil(examples / 64)} words, as for {@link #kappa}
	 * @return {@code double[N][N]}, symmetric; the diagonal is 1, or NaN for a member
	 * that is right on all examples or wrong on all; an entry for N = 1
	 * @throws IllegalArgumentException when a member has too few words
	 */
	public static double[][] matrix(long[][] correct, int examples) {
		BitSets.check(correct, examples);
		int members = correct.length;
		int[] right = new int[members];
		for (int member = 0; member < members; member++) {
			right[member] = BitSets.cardinality(correct[member], examples);
		}
		int[][] different = different(correct, examples);
		double[][] matrix = new double[members][members];
		for (int one = 0; one < members; one++) {
			for (int other = 0; other <= one; other++) {
				double kappa = kappa(examples, right[one], right[other], different[one][other]);
				matrix[one][other] = kappa;
				matrix[other][one] = kappa;
			}
		}
		return matrix;
	}

	/** In whole numbers up to the division: chance is exactly 0, all exactly 1. */
	private static double kappa(long examples, long one, long other, long different) {
		long expected = one * other + (examples - one) * (examples - other);
		long all = examples * examples;
		return (double) ((examples - different) * examples - expected) / (all - expected);
	}

	/** On how many examples each member differs from each one before it. */
	private static int[][] different(long[][] correct, int examples) {
		int members = correct.length;
		int whole = examples >> 6;
		int[][] different = new int[members][members];
		for (int from = 0; from < whole; from += BLOCK) {
			int to = Math.min(from + BLOCK, whole);
			for (int one = 1; one < members; one++) {
				for (int other = 0; other < one; other++) {
					different[one][other] += different(correct[one], correct[other], from, to);
				}
			}
		}
		if ((examples & 63) != 0) {
			long mask = BitSets.lastWord(examples);
			for (int one = 1; one < members; one++) {
				for (int other = 0; other < one; other++) {
					different[one][other] += Long.bitCount((correct[one][whole] ^ correct[other][whole]) & mask);
				}
			}
		}
		return different;
	}

	private static int different(long[] one, long[] other, int from, int to) {
		int different = 0;
		for (int word = from; word < to; word++) {
			different += Long.bitCount(one[word] ^ other[word]);
		}
		return different;
	}

}
