package dev.tutti.dataset;

/**
 * The examples of one split, in memory. An example's index never changes.
 */
public interface Examples {

	int size();

	Shape shape();

	/**
	 * The labels, one an example, in {@code 0..classes-1}; all 0 where there are none.
	 * Read-only.
	 */
	int[] labels();

	/** Whether the examples have ground-truth labels. */
	default boolean hasLabels() {
		return true;
	}

	/**
	 * Copies the features of one example, channel by channel, row by row: in
	 * {@code 0..1}, uploaded features outside this range unchanged; always finite.
	 * @param index the example, {@code 0..size()-1}
	 * @param into the destination of {@code shape().size()} values
	 * @param offset the offset in {@code into}
	 */
	void read(int index, float[] into, int offset);

}
