package dev.tutti.ingestion.body;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

import dev.tutti.array.NpyArray;
import dev.tutti.history.InvalidHistoryException;
import dev.tutti.ingestion.prediction.ClassValues;

/**
 * Labels in an array of integers, booleans, or floating-point numbers that are whole, as
 * data frames store integers with gaps.
 */
class NpyLabels implements LabelSource {

	private static final String VALUES = "For logits or probabilities of one history, set the query parameter values; otherwise send the argmax.";

	private final NpyArray array;

	private final int[] shape;

	private final double[] buffer;

	private final double[] rests;

	private long read;

	/**
	 * Labels in a body.
	 * @param shape of the array; its last size is the number of examples
	 */
	NpyLabels(InputStream in, int... shape) throws IOException {
		this.array = NpyArray.open("The body", in);
		this.shape = shape;
		int examples = shape[shape.length - 1];
		if (!Arrays.equals(this.array.shape(), shape)
				&& !(shape.length == 1 && isColumn(this.array.shape(), examples))) {
			throw new InvalidHistoryException("The array has the shape %s; expected %s, labels. %s"
				.formatted(Arrays.toString(this.array.shape()), Arrays.toString(shape), VALUES));
		}
		this.buffer = new double[examples];
		this.rests = new double[examples];
	}

	/** Whether an array has one number for each example. */
	static boolean isColumn(int[] shape, int examples) {
		return Arrays.equals(shape, new int[] { examples }) || Arrays.equals(shape, new int[] { examples, 1 });
	}

	@Override
	public int[] next() throws IOException {
		this.array.read(this.buffer, this.rests);
		int[] labels = new int[this.buffer.length];
		for (int i = 0; i < labels.length; i++) {
			labels[i] = label(i);
		}
		this.read += labels.length;
		return labels;
	}

	private int label(int example) {
		double value = this.buffer[example];
		int label = (int) value;
		if (label == value && this.rests[example] == 0) {
			return label;
		}
		boolean whole = value == Math.rint(value) && !Double.isInfinite(value);
		throw new InvalidHistoryException("The array has %s at index %s, which is not a label (a whole number%s). %s"
			.formatted(ClassValues.text(value, this.rests[example]), Arrays.toString(index(this.read + example)),
					whole ? " in range" : "", whole ? "Labels count from 0." : VALUES));
	}

	private int[] index(long position) {
		int[] index = new int[this.shape.length];
		long rest = position;
		for (int axis = index.length - 1; axis >= 0; axis--) {
			index[axis] = (int) (rest % this.shape[axis]);
			rest /= this.shape[axis];
		}
		return index;
	}

	@Override
	public void end() throws IOException {
		this.array.end();
	}

}
