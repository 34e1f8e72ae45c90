package dev.tutti.agreement;

/**
 * How divided members are over an example, right or wrong: {@code - sum_k v_k ln v_k},
 * v_k the share of votes for class k (Dagan and Engelson 1995, not normalized).
 */
public final class VoteEntropy {

	private VoteEntropy() {
	}

	/**
	 * The vote entropy of each example.
	 * @param predictions {@code int[members][examples]}, each in 0..classes-1
	 * @return {@code double[examples]} in nats, each in 0..ln min(N, classes); low is
	 * agreement: 0 when all vote alike, and for N = 1 or one class. Examples with the
	 * same votes, for whichever classes, have exactly the same entropy; no entry without
	 * members
	 * @throws IllegalArgumentException as for {@link Consensus#counts}
	 */
	public static double[] of(int[][] predictions, int classes) {
		Ballot ballot = new Ballot(predictions, classes);
		int members = predictions.length;
		double[] terms = new double[members + 1];
		for (int votes = 1; votes < members; votes++) {
			double share = (double) votes / members;
			terms[votes] = -share * Math.log(share);
		}
		int[] classesWith = new int[members + 1];
		double[] entropies = new double[ballot.examples()];
		ballot.forEach((example) -> {
			ballot.tally(classesWith);
			double entropy = 0;
			for (int votes = 1; votes <= members; votes++) {
				entropy += classesWith[votes] * terms[votes];
				classesWith[votes] = 0;
			}
			entropies[example] = entropy;
		});
		return entropies;
	}

}
