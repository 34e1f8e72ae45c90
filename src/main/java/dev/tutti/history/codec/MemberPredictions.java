package dev.tutti.history.codec;

/**
 * What a member predicted at a checkpoint, unpacked.
 *
 * @param correct a bit an example, least significant first; none set past the last one
 * @param labels an entry an example
 */
public record MemberPredictions(long[] correct, int[] labels) {

	/**
	 * Finds out where predictions are correct.
	 * @param labels the predicted label of each example
	 * @param groundTruth the ground-truth label of each example
	 */
	public static MemberPredictions of(int[] labels, int[] groundTruth) {
		long[] correct = new long[(groundTruth.length + 63) >>> 6];
		for (int word = 0; word < correct.length; word++) {
			int from = word << 6;
			int end = Math.min(from + 64, groundTruth.length);
			long bits = 0;
			for (int example = from; example < end; example++) {
				bits |= ((labels[example] == groundTruth[example]) ? 1L : 0L) << example;
			}
			correct[word] = bits;
		}
		return new MemberPredictions(correct, labels);
	}

	/** How many examples are correct in one of two alone. */
	int changes(MemberPredictions other) {
		int changes = 0;
		for (int word = 0; word < this.correct.length; word++) {
			changes += Long.bitCount(this.correct[word] ^ other.correct[word]);
		}
		return changes;
	}

	int correctCount() {
		int count = 0;
		for (long word : this.correct) {
			count += Long.bitCount(word);
		}
		return count;
	}

}
