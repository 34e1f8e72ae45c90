package dev.tutti.training.torch.convolution;

import dev.tutti.architecture.layer.LayerShape;
import dev.tutti.training.lowering.Convolution;
import org.bytedeco.pytorch.Tensor;

/**
 * The sizes of a convolution and of the max-pool on it.
 *
 * @param channels of the input
 * @param height of the input
 * @param width of the input
 * @param kernel the side of the convolution's window
 * @param filters the channels of the output
 * @param pool the side of the pool's window; 1 without a pool
 */
record ConvolutionShape(int channels, int height, int width, int kernel, int filters, int pool) {

	static ConvolutionShape of(Convolution operation) {
		LayerShape input = operation.inputShape();
		return new ConvolutionShape(input.channels(), input.height(), input.width(), operation.kernel(),
				operation.filters(), operation.pool());
	}

	/**
	 * Views values as images.
	 * @param values {@code members x examples x inputs}
	 * @return {@code members x examples x height x width x channels}
	 */
	Tensor images(Tensor values) {
		return values.view(values.size(0), values.size(1), this.height, this.width, this.channels);
	}

	/** Rows of zeros above the image; the rest of {@code kernel - 1} rows is below it. */
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

	/** The number of the pool's windows. */
	int windows() {
		return pooledHeight() * pooledWidth();
	}

	/** The number of inputs of a unit. */
	int inputs() {
		return this.kernel * this.kernel * this.channels;
	}

	/** The number of convolution outputs in a window of the pool. */
	int places() {
		return this.pool * this.pool;
	}

}
