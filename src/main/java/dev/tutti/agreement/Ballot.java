package dev.tutti.agreement;

import java.util.function.IntConsumer;

/**
 * Counts the votes of members example by example. Predictions lie member by member, so
 * that they are turned in blocks that fit the cache.
 */
final class Ballot {

	private static final int BLOCK = 128;

	private final int[][] predictions;

	private final int classes;

	private final int[] cast;

	private final int[] votes;

	private int at;

	Ballot(int[][] predictions, int classes) {
		this.predictions = predictions;
		this.classes = classes;
		this.cast = new int[predictions.length * BLOCK];
		this.votes = new int[classes];
		for (int[] member : predictions) {
			if (member.length != examples()) {
				throw new IllegalArgumentException(
						"One member predicts %d examples, another one %d".formatted(examples(), member.length));
			}
		}
	}

	static int check(int label, int classes) {
		if (label < 0 || label >= classes) {
			throw new IllegalArgumentException("A prediction of %d is not in 0..%d".formatted(label, classes - 1));
		}
		return label;
	}

	int examples() {
		return (this.predictions.length == 0) ? 0 : this.predictions[0].length;
	}

	/**
	 * Visits every example in turn; {@link #most} and {@link #winner} are then about it.
	 */
	void forEach(IntConsumer visitor) {
		int members = this.predictions.length;
		for (int from = 0; from < examples(); from += BLOCK) {
			int length = Math.min(BLOCK, examples() - from);
			for (int member = 0; member < members; member++) {
				int[] row = this.predictions[member];
				for (int i = 0; i < length; i++) {
					this.cast[i * members + member] = check(row[from + i], this.classes);
				}
			}
			for (int i = 0; i < length; i++) {
				this.at = i * members;
				visitor.accept(from + i);
			}
		}
	}

	/** The votes for the class that has most. */
	int most() {
		int end = this.at + this.predictions.length;
		int most = 0;
		for (int vote = this.at; vote < end; vote++) {
			most = Math.max(most, ++this.votes[this.cast[vote]]);
		}
		clear(end);
		return most;
	}

	/** The class that has most votes, the lowest of those that have. */
	int winner() {
		int end = this.at + this.predictions.length;
		int most = 0;
		int winner = 0;
		for (int vote = this.at; vote < end; vote++) {
			int label = this.cast[vote];
			int count = ++this.votes[label];
			if (count > most || (count == most && label < winner)) {
				most = count;
				winner = label;
			}
		}
		clear(end);
		return winner;
	}

	private void clear(int end) {
		for (int vote = this.at; vote < end; vote++) {
			this.votes[this.cast[vote]] = 0;
		}
	}

}
