package dev.tutti.history;

/**
 * Some examples through the training of every member.
 *
 * @param from the first example that is here, a multiple of 64
 * @param correct {@code members x checkpoints x words}: a bit an example, least
 * significant first; no words where there is no history yet
 */
public record Trajectories(int from, long[][][] correct) {

	/**
	 * A member's way to an example.
	 * @return a character a checkpoint: {@code 1} where it is correct, {@code 0} where it
	 * is not, {@code -} where there is no history
	 */
	public String get(int member, int example) {
		int bit = example - this.from;
		long[][] checkpoints = this.correct[member];
		char[] way = new char[checkpoints.length];
		for (int i = 0; i < way.length; i++) {
			long[] words = checkpoints[i];
			way[i] = (words.length == 0) ? '-' : (char) ('0' + (words[bit >>> 6] >>> bit & 1));
		}
		return new String(way);
	}

}
