package dev.tutti.training.torch;

/**
 * The sizes of a convolution and of the max-pool on it.
 *
 * @param channels of the input
 * @param height of the input
 * @param width of the input
 * @param kernel the side of the convolution's window
 * @param filters the channels of the output
 * @param pool the side of the pool's window; 1 without pool
 */
record ConvolutionShape(int channels, int height, int width, int kernel, int filters, int pool) {

	/** Rows of zeros above; the rest of {@code kernel - 1} is below. */
	int margin() {
		return (this.kernel - 1) / 2;
	}

	int paddedHeight() {
		return this.height + this.kernel - 1;
	}

	int paddedWidth() {
		return this.width + this.kernel - 1;
	}

	int pooledHeight() {
		return this.height / this.pool;
	}

	int pooledWidth() {
		return this.width / this.pool;
	}

	/** Windows of the pool. */
	int windows() {
		return pooledHeight() * pooledWidth();
	}

	/** Inputs of a unit. */
	int inputs() {
		return this.kernel * this.kernel * this.channels;
	}

	/** Convolution outputs in a window of the pool. */
	int places() {
		return this.pool * this.pool;
	}

}
