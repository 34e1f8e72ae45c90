package dev.tutti.history;

/** Counts bits one at a time. */
final class CorrectCounter {

	private CorrectCounter() {
	}

	/** How many of the bit sets hold each example. */
	static int[] counts(long[][] correct, int examples) {
		int[] counts = new int[examples];
		for (long[] bits : correct) {
			for (int example = 0; example < examples; example++) {
				counts[example] += (int) (bits[example >>> 6] >>> example & 1);
			}
		}
		return counts;
	}

}
