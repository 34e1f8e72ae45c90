package dev.tutti.dataset;

/**
 * The shape of one example: {@code channels x height x width}, row by row; all 0 for a
 * labels-only dataset.
 */
public record Shape(int channels, int height, int width) {

	/** The number of features of one example. */
	public int size() {
		return this.channels * this.height * this.width;
	}

	/** This shape, checked against a number of features. */
	public Shape of(String name, int features) {
		if ((long) this.channels * this.height * this.width != features) {
			throw new InvalidDatasetException("%s has %d features per example, which does not match the shape %s."
				.formatted(name, features, this));
		}
		return this;
	}

	/** Reads {@code 3x32x32}. */
	public static Shape parse(String text) {
		String[] sizes = text.split("x", -1);
		return new Shape(Integer.parseInt(sizes[0]), Integer.parseInt(sizes[1]), Integer.parseInt(sizes[2]));
	}

	@Override
	public String toString() {
		return this.channels + "x" + this.height + "x" + this.width;
	}

}
