package dev.tutti.dataset;

import java.util.Arrays;

/**
 * Examples whose features are bytes: a quarter of what floats take.
 *
 * @param pixels {@code size x shape.size()}, unsigned
 * @param maximum the value that is read as 1
 */
record ByteExamples(Shape shape, byte[] pixels, int maximum, int[] labels) implements Examples {

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

	/** These examples alone, in this order. */
	ByteExamples select(int[] indices) {
		int features = this.shape.size();
		byte[] selected = new byte[indices.length * features];
		for (int i = 0; i < indices.length; i++) {
			System.arraycopy(this.pixels, indices[i] * features, selected, i * features, features);
		}
		return new ByteExamples(this.shape, selected, this.maximum,
				Arrays.stream(indices).map((index) -> this.labels[index]).toArray());
	}

}
