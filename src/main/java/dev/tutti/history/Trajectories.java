package dev.tutti.history;

/**
 * On which of some examples each member is correct at each checkpoint.
 *
 * @param from the first of the examples, a multiple of 64
 * @param correct {@code members x checkpoints x words}: a bit an example, least
 * significant first; no words where there is no history yet
 */
public record Trajectories(int from, long[][][] correct) {

	/**
	 * A member's correctness on one example over its checkpoints.
	 * @return a character a checkpoint: {@code 1} where it is correct, {@code 0} where it
	 * is not, {@code -} where there is no history
	 */
	public String get(int member, int example) {
		int bit = example - this.from;
		long[][] checkpoints = this.correct[member];
		char[] path = new char[checkpoints.length];
		for (int i = 0; i < path.length; i++) {
			long[] words = checkpoints[i];
			path[i] = (words.length == 0) ? '-' : (char) ('0' + (words[bit >>> 6] >>> bit & 1));
		}
		return new String(path);
	}

}
