package dev.tutti.agreement.order;

import java.util.Arrays;

import dev.tutti.agreement.BitSets;

/**
 * When one member learns each example, and whether it forgets it again, from its
 * correctness at checkpoints 0..T-1. Words of 64 examples are compared at a time, and
 * only examples that change are visited.
 * <p>
 * Correctness is {@code long[checkpoints][ceil(examples / 64)]}, a bit an example, least
 * significant first, 1 for correct; bits past the last example are ignored. c_e is
 * correctness at checkpoint e.
 */
public final class LearningTimes {

	/** The checkpoint of what never happens; no number that could be averaged. */
	public static final int NEVER = -1;

	private LearningTimes() {
	}

	/**
	 * The first checkpoint at which the member is correct: min{e: c_e = 1}.
	 * @param correct {@code long[checkpoints][words]}
	 * @return {@code int[examples]}, each in 0..T-1, low is easy; {@link #NEVER} for an
	 * example that is never learnt, and for all without checkpoints
	 * @throws IllegalArgumentException when a checkpoint has too few words
	 */
	public static int[] firstLearned(long[][] correct, int examples) {
		check(correct, examples);
		int[] first = new int[examples];
		Arrays.fill(first, NEVER);
		for (int word = 0; word < BitSets.words(examples); word++) {
			long unseen = BitSets.mask(word, examples);
			for (int checkpoint = 0; checkpoint < correct.length && unseen != 0; checkpoint++) {
				set(first, word, unseen & correct[checkpoint][word], checkpoint);
				unseen &= ~correct[checkpoint][word];
			}
		}
		return first;
	}

	/**
	 * The checkpoint from which on the member is correct to the last: min{e: c_s = 1 for
	 * all s >= e}.
	 * @param correct {@code long[checkpoints][words]}
	 * @return {@code int[examples]}, each in 0..T-1 and not before it is first learnt,
	 * low is easy; {@link #NEVER} where the member is wrong at the last checkpoint, and
	 * for all without checkpoints
	 * @throws IllegalArgumentException when a checkpoint has too few words
	 */
	public static int[] learnedForGood(long[][] correct, int examples) {
		check(correct, examples);
		int[] learned = new int[examples];
		if (correct.length == 0) {
			Arrays.fill(learned, NEVER);
			return learned;
		}
		for (int word = 0; word < BitSets.words(examples); word++) {
			long kept = BitSets.mask(word, examples);
			for (int checkpoint = correct.length - 1; checkpoint >= 0 && kept != 0; checkpoint--) {
				int after = (checkpoint + 1 < correct.length) ? checkpoint + 1 : NEVER;
				set(learned, word, kept & ~correct[checkpoint][word], after);
				kept &= correct[checkpoint][word];
			}
		}
		return learned;
	}

	/**
	 * How often the member forgets: #{e: c_e = 1, c_(e+1) = 0} (Toneva et al. 2019, with
	 * checkpoints for presentations).
	 * @param correct {@code long[checkpoints][words]}
	 * @return {@code int[examples]}, each in 0..T/2, low is easy; 0 also for an example
	 * that is never learnt, which {@link #firstLearned} tells apart
	 * @throws IllegalArgumentException when a checkpoint has too few words
	 */
	public static int[] forgettings(long[][] correct, int examples) {
		check(correct, examples);
		int[] forgettings = new int[examples];
		for (int word = 0; word < BitSets.words(examples); word++) {
			long before = 0;
			for (long[] checkpoint : correct) {
				long lost = before & ~checkpoint[word];
				for (; lost != 0; lost &= lost - 1) {
					forgettings[(word << 6) + Long.numberOfTrailingZeros(lost)]++;
				}
				before = checkpoint[word] & BitSets.mask(word, examples);
			}
		}
		return forgettings;
	}

	/**
	 * The number of examples the member is correct on at one checkpoint and wrong on at
	 * the next.
	 * @param before {@code long[words]}, correctness at the one
	 * @param after {@code long[words]}, correctness at the next
	 * @return in 0..examples, low is good
	 * @throws IllegalArgumentException when there are too few words
	 */
	public static int forgotten(long[] before, long[] after, int examples) {
		check(new long[][] { before, after }, examples);
		int forgotten = 0;
		for (int word = 0; word < BitSets.words(examples); word++) {
			forgotten += Long.bitCount(before[word] & ~after[word] & BitSets.mask(word, examples));
		}
		return forgotten;
	}

	/**
	 * The examples nobody is correct on, at no checkpoint.
	 * @param correct {@code long[histories][words]}: of one member at all checkpoints, or
	 * of all members at all checkpoints, in any order
	 * @return {@code boolean[examples]}; all true without histories
	 * @throws IllegalArgumentException when one has too few words
	 */
	public static boolean[] neverLearned(long[][] correct, int examples) {
		int[] first = firstLearned(correct, examples);
		boolean[] never = new boolean[examples];
		for (int example = 0; example < examples; example++) {
			never[example] = first[example] == NEVER;
		}
		return never;
	}

	private static void set(int[] values, int word, long examples, int value) {
		for (long rest = examples; rest != 0; rest &= rest - 1) {
			values[(word << 6) + Long.numberOfTrailingZeros(rest)] = value;
		}
	}

	private static void check(long[][] correct, int examples) {
		for (int checkpoint = 0; checkpoint < correct.length; checkpoint++) {
			BitSets.check(correct[checkpoint], BitSets.words(examples), "Checkpoint " + checkpoint);
		}
	}

}
