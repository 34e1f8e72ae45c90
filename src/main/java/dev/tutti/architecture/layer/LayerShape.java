package dev.tutti.architecture.layer;

/**
 * The size of an example between two layers.
 *
 * @param picture whether values have places side by side, which convolutions and pools
 * ask for; else all are channels, and height and width are 1
 */
public record LayerShape(int channels, int height, int width, boolean picture) {

	/** Of a picture. */
	public static LayerShape picture(int channels, int height, int width) {
		return new LayerShape(channels, height, width, true);
	}

	/** Of values in a row. */
	public static LayerShape row(int values) {
		return new LayerShape(values, 1, 1, false);
	}

	/** All values. */
	public int size() {
		return Math.multiplyExact(this.channels, Math.multiplyExact(this.height, this.width));
	}

	@Override
	public String toString() {
		return this.picture ? this.channels + " x " + this.height + " x " + this.width : "a row of " + this.channels;
	}

}
