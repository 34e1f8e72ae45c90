package dev.tutti.agreement;

import java.util.Arrays;
import java.util.Random;

/** Random and adversarial input, and it packed. */
public final class RandomInputs {

	/** Sizes around the edges of a word, of a block of words, and of one class. */
	static final int[] EXAMPLES = { 0, 1, 2, 63, 64, 65, 1000, 256 * 64, 256 * 64 + 1, 20011 };

	private RandomInputs() {
	}

	/**
	 * Correctness {@code members x examples}, each example with a difficulty of its own.
	 */
	public static boolean[][] correct(Random random, int members, int examples) {
		boolean[][] correct = new boolean[members][examples];
		for (int example = 0; example < examples; example++) {
			double easy = random.nextDouble() * 1.6 - 0.3;
			for (int member = 0; member < members; member++) {
				correct[member][example] = random.nextDouble() < easy;
			}
		}
		return correct;
	}

	/** Correctness where every member is right, or wrong, on every example. */
	public static boolean[][] constant(int members, int examples, boolean value) {
		boolean[][] correct = new boolean[members][examples];
		for (boolean[] member : correct) {
			Arrays.fill(member, value);
		}
		return correct;
	}

	/** Bit sets, with rubbish in the bits past the last example. */
	public static long[][] pack(boolean[][] correct, int examples) {
		long[][] bits = new long[correct.length][(examples + 63) / 64];
		for (int member = 0; member < correct.length; member++) {
			for (int example = 0; example < bits[member].length * 64; example++) {
				if (example >= examples || correct[member][example]) {
					bits[member][example / 64] |= 1L << (example % 64);
				}
			}
		}
		return bits;
	}

	static int[] counts(boolean[][] correct, int examples) {
		int[] counts = new int[examples];
		for (boolean[] member : correct) {
			for (int example = 0; example < examples; example++) {
				counts[example] += (member[example]) ? 1 : 0;
			}
		}
		return counts;
	}

	static int[] ints(Random random, int length, int bound) {
		return random.ints(length, 0, bound).toArray();
	}

	static double[] accuracies(boolean[][] correct) {
		double[] accuracies = new double[correct.length];
		for (int member = 0; member < correct.length; member++) {
			for (boolean value : correct[member]) {
				accuracies[member] += value ? 1.0 / correct[member].length : 0;
			}
		}
		return accuracies;
	}

	/** Values of which few, many or none are tied, with both zeros. */
	public static double[] values(Random random, int length, int distinct) {
		double[] values = new double[length];
		for (int i = 0; i < length; i++) {
			double value = (distinct == 0) ? random.nextGaussian() * Math.pow(10, random.nextInt(20) - 10)
					: (double) (random.nextInt(distinct) - distinct / 2) / distinct;
			values[i] = (value == 0 && random.nextBoolean()) ? -0.0 : value;
		}
		return values;
	}

}
