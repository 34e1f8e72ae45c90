package dev.tutti.agreement;

/**
 * Agreement on whatever class members vote for, true or not: a(x) = max_k (1/N) sum_i
 * 1[f_i(x) = k] (paper, "Definitions").
 * <p>
 * Predictions are {@code int[members][examples]}, each in 0..classes-1.
 */
public final class Consensus {

	private Consensus() {
	}

	/**
	 * For each example, how many members vote for its most voted class. Divided by the
	 * number of members N it is the agreement; {@link Histogram#of} makes its histogram.
	 * @param predictions {@code int[members][examples]}, each in 0..classes-1
	 * @return {@code int[examples]}, each in ceil(N / classes)..N, high is agreement, N
	 * for N = 1; no entry without members
	 * @throws IllegalArgumentException when a prediction is out of range, or members have
	 * different numbers of examples
	 */
	public static int[] counts(int[][] predictions, int classes) {
		Ballot ballot = new Ballot(predictions, classes);
		int[] counts = new int[ballot.examples()];
		ballot.forEach((example) -> counts[example] = ballot.most());
		return counts;
	}

	/**
	 * For each example, the class most members vote for; of classes with as many votes
	 * the lowest.
	 * @param predictions {@code int[members][examples]}, each in 0..classes-1
	 * @return {@code int[examples]}, each in 0..classes-1; no entry without members
	 * @throws IllegalArgumentException as for {@link #counts}
	 */
	public static int[] labels(int[][] predictions, int classes) {
		Ballot ballot = new Ballot(predictions, classes);
		int[] labels = new int[ballot.examples()];
		ballot.forEach((example) -> labels[example] = ballot.winner());
		return labels;
	}

	/**
	 * How many members vote for each class on one example.
	 * @param predictions {@code int[members]}, each in 0..classes-1
	 * @return {@code int[classes]}, which sums to the number of members
	 * @throws IllegalArgumentException when a prediction is out of range
	 */
	public static int[] votes(int[] predictions, int classes) {
		int[] votes = new int[classes];
		for (int label : predictions) {
			votes[Ballot.check(label, classes)]++;
		}
		return votes;
	}

}
