package dev.tutti.agreement;

/**
 * Histograms of per-example counts: entry n is how many examples have a count of n. Of
 * counts of correct members it is the TP-agreement histogram, of the votes for each
 * example's most voted class the consensus one.
 */
public final class Histogram {

	private Histogram() {
	}

	/**
	 * The histogram of all examples.
	 * @param counts {@code int[examples]}, each in 0..members; may be empty
	 * @param members the number of members N, 0 or more
	 * @return {@code int[N + 1]}, which sums to the number of examples
	 * @throws IllegalArgumentException when a count is not in 0..members
	 */
	public static int[] of(int[] counts, int members) {
		int[] histogram = new int[members + 1];
		for (int count : counts) {
			histogram[check(count, members)]++;
		}
		return histogram;
	}

	/**
	 * The histogram of the examples of one class.
	 * @param counts {@code int[examples]}, each in 0..members
	 * @param labels {@code int[examples]}, the class of each example
	 * @param label the class to take; one without examples gives zeros
	 * @return {@code int[members + 1]}, which sums to the number of examples of the class
	 * @throws IllegalArgumentException when a count is not in 0..members, or the lengths
	 * differ
	 */
	public static int[] ofClass(int[] counts, int members, int[] labels, int label) {
		if (labels.length != counts.length) {
			throw new IllegalArgumentException(
					"There are %d labels for %d counts".formatted(labels.length, counts.length));
		}
		int[] histogram = new int[members + 1];
		for (int example = 0; example < counts.length; example++) {
			if (labels[example] == label) {
				histogram[check(counts[example], members)]++;
			}
		}
		return histogram;
	}

	/** The number of examples in a histogram. */
	public static long examples(int[] histogram) {
		long examples = 0;
		for (int count : histogram) {
			examples += count;
		}
		return examples;
	}

	private static int check(int count, int members) {
		if (count < 0 || count > members) {
			throw new IllegalArgumentException("A count of %d is not in 0..%d".formatted(count, members));
		}
		return count;
	}

}
