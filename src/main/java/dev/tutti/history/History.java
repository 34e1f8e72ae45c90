package dev.tutti.history;

/**
 * What a member predicted at a checkpoint, unpacked.
 *
 * @param correct a bit an example, least significant first; none set past the last one
 * @param labels an entry an example
 */
record History(long[] correct, int[] labels) {

	static History of(int[] labels, int[] truth) {
		long[] correct = new long[(truth.length + 63) >>> 6];
		for (int example = 0; example < truth.length; example++) {
			if (labels[example] == truth[example]) {
				correct[example >>> 6] |= 1L << example;
			}
		}
		return new History(correct, labels);
	}

	int correctCount() {
		int count = 0;
		for (long word : this.correct) {
			count += Long.bitCount(word);
		}
		return count;
	}

}
