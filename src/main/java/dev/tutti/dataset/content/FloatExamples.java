package dev.tutti.dataset.content;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;

import dev.tutti.dataset.Shape;

/**
 * Examples whose features are floats, read as they are.
 *
 * @param values {@code size x shape.size()}, finite
 */
public record FloatExamples(Shape shape, float[] values, int[] labels, boolean hasLabels) implements StoredExamples {

	private static final int BATCH = 1 << 14;

	/** Labelled examples. */
	public FloatExamples(Shape shape, float[] values, int[] labels) {
		this(shape, values, labels, true);
	}

	@Override
	public int size() {
		return this.labels.length;
	}

	@Override
	public void read(int index, float[] into, int offset) {
		int features = this.shape.size();
		System.arraycopy(this.values, index * features, into, offset, features);
	}

	@Override
	public String type() {
		return Encoding.FLOATS.type();
	}

	@Override
	public int width() {
		return Float.BYTES;
	}

	@Override
	public void features(Consumer<ByteBuffer> consumer) {
		for (int from = 0; from < this.values.length; from += BATCH) {
			int count = Math.min(BATCH, this.values.length - from);
			ByteBuffer bytes = ByteBuffer.allocate(count * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
			bytes.asFloatBuffer().put(this.values, from, count);
			consumer.accept(bytes);
		}
	}

}
