package dev.tutti.agreement.nullmodel;

/**
 * The null beside consensus agreement: what the largest number of votes would be, were
 * every vote cast independently, for each class with the share of all votes it has.
 * <p>
 * Votes are then multinomial, which is to say independent Poisson counts whose sum is
 * known to be N (Feller, 1968, VI.7); the largest is at most m when each of the Poisson
 * counts is. Every term is non-negative: nothing cancels.
 */
public final class VoteNull {

	/** What adds less than this to a probability is left out. */
	private static final double NEGLIGIBLE = 1e-30;

	private VoteNull() {
	}

	/**
	 * The histogram to expect of the largest number of votes.
	 * @param shares {@code double[classes]}, each in 0..1, which sum to 1
	 * @param members the number of members, at least 1
	 * @param examples the number of examples
	 * @return {@code double[N + 1]}, which sums to {@code examples}; entry 0 is 0
	 */
	public static double[] expected(double[] shares, int members, int examples) {
		double[][] counts = new double[shares.length][];
		for (int label = 0; label < shares.length; label++) {
			counts[label] = poisson(members * shares[label], members);
		}
		double all = poisson(members, members)[members];
		double[] expected = new double[members + 1];
		double below = 0;
		for (int most = 1; most <= members; most++) {
			double atMost = Math.min(1, sumIs(counts, members, most) / all);
			expected[most] = Math.max(0, examples * (atMost - below));
			below = atMost;
		}
		return expected;
	}

	/** The probability that the counts sum to N and none is above {@code most}. */
	private static double sumIs(double[][] counts, int members, int most) {
		if ((long) most * counts.length < members) {
			return 0;
		}
		double[] sums = { 1 };
		for (double[] count : counts) {
			double[] next = new double[Math.min(members, sums.length - 1 + most) + 1];
			for (int n = 0; n <= Math.min(most, count.length - 1); n++) {
				if (count[n] > NEGLIGIBLE) {
					for (int sum = 0; sum < sums.length && sum + n < next.length; sum++) {
						next[sum + n] += sums[sum] * count[n];
					}
				}
			}
			sums = next;
		}
		return (sums.length > members) ? sums[members] : 0;
	}

	/** The probabilities of 0..most; in logarithms, as e^-mean alone would underflow. */
	private static double[] poisson(double mean, int most) {
		double[] pmf = new double[most + 1];
		double logarithm = -mean;
		for (int n = 0; n <= most; n++) {
			pmf[n] = Math.exp(logarithm);
			logarithm += Math.log(mean) - Math.log(n + 1);
		}
		return pmf;
	}

}
