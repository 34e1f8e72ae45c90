package dev.tutti.dataset.format.array;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;

import dev.tutti.array.ArrayStream;
import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.dataset.upload.RawSplit.RowConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The features of a split.
 *
 * @param bytes whether every value is one byte
 */
record Features(ArraySource source, int[] array, ImageAxes axes, boolean bytes) {

	/**
	 * Inspects an array.
	 * @param given the shape of an example, if it was said
	 * @param work a folder for what is rewritten
	 */
	static Features of(ArraySource found, @Nullable Shape given, Path work) throws IOException {
		int[] array = found.shape();
		long size = IntStream.of(array).skip(1).asLongStream().reduce(1, Math::multiplyExact);
		if (size < 1 || size > ParsedDataset.MOST_FEATURES) {
			throw new InvalidDatasetException("%s has %d features per example; 1 to %d are allowed."
				.formatted(found.title(), size, ParsedDataset.MOST_FEATURES));
		}
		ImageAxes axes = ImageAxes.of(found.title(), array, given);
		ArraySource source = found.inExampleOrder(work);
		try (InputStream in = source.content().open()) {
			return new Features(source, array, axes, source.open(in).isUnsignedByte());
		}
	}

	int examples() {
		return this.array[0];
	}

	/** Checks that there is a label for each example. */
	void check(ArraySource labels) throws IOException {
		int[] shape = labels.shape();
		if (shape[0] != examples()) {
			throw new InvalidDatasetException(
					"%s has the shape %s, and %s the shape %s: one label per example is expected.".formatted(
							this.source.title(), Arrays.toString(this.array), labels.title(), Arrays.toString(shape)));
		}
	}

	/** Reads every example. */
	void forEach(RowConsumer consumer) throws IOException {
		float[] row = new float[this.axes.shape().size()];
		float[] turned = new float[row.length];
		try (InputStream in = this.source.content().open()) {
			ArrayStream values = this.source.open(in);
			for (int i = 0; i < examples(); i++) {
				values.read(row);
				checkFinite(row, i);
				if (this.axes.channelsLast()) {
					this.axes.turn(row, turned);
				}
				consumer.accept(this.axes.channelsLast() ? turned : row);
			}
			values.end();
		}
	}

	private void checkFinite(float[] row, int index) {
		for (float each : row) {
			if (!Float.isFinite(each)) {
				throw new InvalidDatasetException(
						"%s has the feature %s in row %d (counted from 0); features must be finite numbers in the range of a float."
							.formatted(this.source.title(), each, index));
			}
		}
	}

}
