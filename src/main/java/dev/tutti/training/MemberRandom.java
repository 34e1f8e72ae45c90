package dev.tutti.training;

import java.util.SplittableRandom;

/**
 * The random streams of a member. Each is a function of the ensemble's seed, the member
 * and its purpose, so that histories do not depend on other members or on interruptions.
 */
public final class MemberRandom {

	private MemberRandom() {
	}

	/** The purpose of a stream. */
	public enum Purpose {

		WEIGHTS, ORDER, DROPOUT

	}

	/**
	 * The seed of a stream.
	 * @param part an index, such as the epoch or step
	 */
	public static long seed(long ensembleSeed, int member, Purpose purpose, long part) {
		long mixed = mix(ensembleSeed + 0x9E3779B97F4A7C15L);
		mixed = mix(mixed ^ (member + 0x9E3779B97F4A7C15L));
		mixed = mix(mixed ^ (purpose.ordinal() * 0xD1B54A32D192ED03L + 1));
		return mix(mixed ^ (part + 0x9E3779B97F4A7C15L));
	}

	/** The order of the training examples in an epoch, counted from 0: a permutation. */
	public static int[] order(long ensembleSeed, int member, int epoch, int examples) {
		SplittableRandom random = new SplittableRandom(seed(ensembleSeed, member, Purpose.ORDER, epoch));
		int[] order = new int[examples];
		for (int i = 0; i < examples; i++) {
			int j = random.nextInt(i + 1);
			order[i] = order[j];
			order[j] = i;
		}
		return order;
	}

	/** The finaliser of SplitMix64 (Steele, Lea and Flood, 2014). */
	private static long mix(long value) {
		long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
		z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
		return z ^ (z >>> 31);
	}

}
