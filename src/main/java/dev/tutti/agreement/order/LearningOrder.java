package dev.tutti.agreement.order;

/**
 * Examples in the order they are learned (paper, "Definitions"). Equal examples are
 * listed by index; {@link Ranks} gives them the rank they share. Scores may be any for
 * which high or low means easy; NaN comes last.
 */
public final class LearningOrder {

	private LearningOrder() {
	}

	/**
	 * The indices of the examples from the highest score to the lowest: of accessibility,
	 * easiest first.
	 * @param scores {@code double[examples]}; may be empty
	 * @return {@code int[examples]}, a permutation of 0..examples-1
	 */
	public static int[] highestFirst(double[] scores) {
		return DenseCodes.descending(scores).order();
	}

	/**
	 * The indices of the examples from the lowest score to the highest: of accessibility,
	 * hardest first. Equal examples are listed by index here too, so that it is the
	 * reverse of {@link #highestFirst} only where there are no ties.
	 * @param scores {@code double[examples]}; may be empty
	 * @return {@code int[examples]}, a permutation of 0..examples-1
	 */
	public static int[] lowestFirst(double[] scores) {
		return DenseCodes.ascending(scores).order();
	}

}
