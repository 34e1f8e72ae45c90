package dev.tutti.architecture.layer;

/**
 * The shape of an example between two layers: of an image, {@code channels x height x
 * width}; of a row, {@code channels} values.
 *
 * @param image whether the values have positions in two dimensions, as convolutions and
 * pools need; of a row, height and width are 1
 */
public record LayerShape(int channels, int height, int width, boolean image) {

	/** The shape of an image. */
	public static LayerShape image(int channels, int height, int width) {
		return new LayerShape(channels, height, width, true);
	}

	/** The shape of a row of values. */
	public static LayerShape row(int values) {
		return new LayerShape(values, 1, 1, false);
	}

	/** The number of values. */
	public int size() {
		return Math.multiplyExact(this.channels, Math.multiplyExact(this.height, this.width));
	}

	@Override
	public String toString() {
		return this.image ? this.channels + " x " + this.height + " x " + this.width : "a row of " + this.channels;
	}

}
