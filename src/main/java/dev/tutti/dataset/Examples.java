package dev.tutti.dataset;

/**
 * The labelled examples of one split, in memory. An example's index never changes.
 */
public interface Examples {

	int size();

	Shape shape();

	/** The labels, one an example, in {@code 0..classes-1}. Not to be written to. */
	int[] labels();

	/**
	 * Copies the features of one example, channel by channel, row by row: in
	 * {@code 0..1}, but where somebody uploaded other ones, as they are; always finite.
	 * @param index the example, {@code 0..size()-1}
	 * @param into where to write {@code shape().size()} values
	 * @param offset where in {@code into} to begin
	 */
	void read(int index, float[] into, int offset);

}
