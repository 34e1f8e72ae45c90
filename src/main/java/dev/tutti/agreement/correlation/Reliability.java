package dev.tutti.agreement.correlation;

import java.util.Arrays;
import java.util.SplittableRandom;

import dev.tutti.agreement.BitSets;
import dev.tutti.agreement.CorrectCounter;

/**
 * How reliably the members determine a score of the examples: the correlation to expect
 * with the score of as many other members of the same kind. No correlation with another
 * ensemble can be compared with 1 without it.
 */
public final class Reliability {

	private Reliability() {
	}

	/**
	 * Split-half reliability of TP-agreement at one checkpoint: members are parted into
	 * random halves, the counts of the halves correlated (Pearson), and the correlation r
	 * brought to the whole by 2r / (1 + r) (Spearman 1910, Brown 1910); the mean over
	 * several splits. Of an odd number of members one is left out of each split.
	 * @param correct {@code members x ceil(examples / 64)} words, a bit an example, least
	 * significant first; bits past the last example are ignored
	 * @param splits how many random splits, 1 or more
	 * @param seed the same seed gives the same splits
	 * @return at most 1, high is good, near 0 when members share nothing; a split where a
	 * half is the same on all examples is left out; NaN when all are, as for N = 1, all
	 * correct, all wrong
	 * @throws IllegalArgumentException when a member has too few words
	 */
	public static double splitHalf(long[][] correct, int examples, int splits, long seed) {
		BitSets.check(correct, examples);
		return mean(correct.length, splits, seed, (half) -> {
			long[][] members = new long[half.length][];
			for (int i = 0; i < half.length; i++) {
				members[i] = correct[half[i]];
			}
			return CorrectCounter.counts(members, examples);
		});
	}

	/**
	 * Split-half reliability of any score that is a sum over members: of accessibility,
	 * when a member's part is at how many checkpoints it is correct.
	 * @param scores {@code int[members][examples]}, each member's part of the score
	 * @return as for {@link #splitHalf(long[][], int, int, long)}
	 */
	public static double splitHalf(int[][] scores, int splits, long seed) {
		return mean(scores.length, splits, seed, (half) -> {
			int[] sums = new int[scores[0].length];
			for (int member : half) {
				for (int example = 0; example < sums.length; example++) {
					sums[example] += scores[member][example];
				}
			}
			return sums;
		});
	}

	/**
	 * A correlation as it would be were both scores free of chance:
	 * {@code r_AB / sqrt(r_AA r_BB)} (Spearman 1904).
	 * @param correlation the correlation r_AB of the two scores, in -1..1
	 * @param left the reliability r_AA of the one
	 * @param right the reliability r_BB of the other
	 * @return high is agreement; it is not cut at 1, which estimates pass by chance; NaN
	 * unless both reliabilities are above 0
	 */
	public static double disattenuated(double correlation, double left, double right) {
		return (left > 0 && right > 0) ? correlation / Math.sqrt(left * right) : Double.NaN;
	}

	private static double mean(int members, int splits, long seed, Score score) {
		SplittableRandom random = new SplittableRandom(seed);
		int[] order = new int[members];
		for (int member = 0; member < members; member++) {
			order[member] = member;
		}
		double sum = 0;
		int used = 0;
		for (int split = 0; split < splits && members > 1; split++) {
			shuffle(order, random);
			double r = Pearson.of(score.of(order, 0), score.of(order, members / 2));
			if (!Double.isNaN(r)) {
				sum += 2 * r / (1 + r);
				used++;
			}
		}
		return (used == 0) ? Double.NaN : sum / used;
	}

	private static void shuffle(int[] order, SplittableRandom random) {
		for (int i = order.length - 1; i > 0; i--) {
			int j = random.nextInt(i + 1);
			int swap = order[i];
			order[i] = order[j];
			order[j] = swap;
		}
	}

	/** The score of some members. */
	@FunctionalInterface
	private interface Score {

		int[] of(int[] members);

		/** The score of half of the members, from that place of the order. */
		default double[] of(int[] order, int from) {
			int[] counts = of(Arrays.copyOfRange(order, from, from + order.length / 2));
			double[] scores = new double[counts.length];
			for (int i = 0; i < scores.length; i++) {
				scores[i] = counts[i];
			}
			return scores;
		}

	}

}
