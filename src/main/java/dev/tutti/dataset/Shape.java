package dev.tutti.dataset;

/** The shape of one example: {@code channels x height x width}, row by row. */
public record Shape(int channels, int height, int width) {

	/** The number of features of one example. */
	public int size() {
		return this.channels * this.height * this.width;
	}

}
