package dev.tutti.agreement;

/** What correctness bit sets look like: {@code members x ceil(examples / 64)} words. */
public final class BitSets {

	private BitSets() {
	}

	/** The number of words that hold a bit an example. */
	public static int words(int examples) {
		if (examples < 0) {
			throw new IllegalArgumentException("There cannot be " + examples + " examples");
		}
		return (int) ((examples + 63L) >>> 6);
	}

	/** The bits of the last word that stand for examples: all where there is no word. */
	static long lastWord(int examples) {
		return -1L >>> -examples;
	}

	/** Refuses members that have too few words. */
	public static void check(long[][] correct, int examples) {
		int words = words(examples);
		for (int member = 0; member < correct.length; member++) {
			check(correct[member], words, "Member " + member);
		}
	}

	/** Refuses a bit set of fewer words than that. */
	public static void check(long[] bits, int words, String what) {
		if (bits.length < words) {
			throw new IllegalArgumentException(
					"%s has %d words of correctness where %d are needed".formatted(what, bits.length, words));
		}
	}

	/** How many examples are set. */
	static int cardinality(long[] bits, int examples) {
		int words = words(examples);
		if (words == 0) {
			return 0;
		}
		int set = 0;
		for (int word = 0; word < words - 1; word++) {
			set += Long.bitCount(bits[word]);
		}
		return set + Long.bitCount(bits[words - 1] & lastWord(examples));
	}

}
