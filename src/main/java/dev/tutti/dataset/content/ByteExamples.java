package dev.tutti.dataset.content;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;

import dev.tutti.dataset.Shape;

/**
 * Examples whose features are bytes: a quarter of the size of floats.
 *
 * @param pixels {@code size x shape.size()}, unsigned; empty for a labels-only dataset
 * @param maximum the value that is read as 1
 */
public record ByteExamples(Shape shape, byte[] pixels, int maximum, int[] labels,
		boolean hasLabels) implements StoredExamples {

	/** Labelled examples. */
	public ByteExamples(Shape shape, byte[] pixels, int maximum, int[] labels) {
		this(shape, pixels, maximum, labels, true);
	}

	@Override
	public int size() {
		return this.labels.length;
	}

	@Override
	public void read(int index, float[] into, int offset) {
		int features = this.shape.size();
		int from = index * features;
		for (int i = 0; i < features; i++) {
			into[offset + i] = (float) (this.pixels[from + i] & 0xFF) / this.maximum;
		}
	}

	@Override
	public String type() {
		return new Encoding(true, this.maximum).type();
	}

	@Override
	public int width() {
		return Byte.BYTES;
	}

	@Override
	public void features(Consumer<ByteBuffer> consumer) {
		consumer.accept(ByteBuffer.wrap(this.pixels));
	}

	/** A subset of the examples, in the given order. */
	public ByteExamples select(int[] indices) {
		int features = this.shape.size();
		byte[] selected = new byte[indices.length * features];
		for (int i = 0; i < indices.length; i++) {
			System.arraycopy(this.pixels, indices[i] * features, selected, i * features, features);
		}
		return new ByteExamples(this.shape, selected, this.maximum,
				Arrays.stream(indices).map((index) -> this.labels[index]).toArray(), this.hasLabels);
	}

}
