package dev.tutti.ingestion.body;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

import dev.tutti.array.NpyArray;
import dev.tutti.history.InvalidHistoryException;

/** Labels in an integer array. */
class NpyLabels implements LabelSource {

	private final NpyArray array;

	private final float[] buffer;

	/**
	 * Labels in a body.
	 * @param shape of the array; its last size is the number of examples
	 */
	NpyLabels(InputStream in, int... shape) throws IOException {
		this.array = NpyArray.open("The body", in);
		if (this.array.isReal()) {
			throw new InvalidHistoryException(
					"The array has floating-point numbers, but labels are expected. For a single history, set the query parameter values; otherwise send the argmax.");
		}
		checkShape(this.array, shape);
		this.buffer = new float[shape[shape.length - 1]];
	}

	static void checkShape(NpyArray array, int... expected) {
		if (!Arrays.equals(array.shape(), expected)) {
			throw new InvalidHistoryException("The array has the shape %s; expected %s."
				.formatted(Arrays.toString(array.shape()), Arrays.toString(expected)));
		}
	}

	@Override
	public int[] next() throws IOException {
		this.array.read(this.buffer);
		int[] labels = new int[this.buffer.length];
		for (int i = 0; i < labels.length; i++) {
			labels[i] = (int) this.buffer[i];
		}
		return labels;
	}

	@Override
	public void end() throws IOException {
		this.array.end();
	}

}
