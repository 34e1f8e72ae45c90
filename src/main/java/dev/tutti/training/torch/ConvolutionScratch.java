package dev.tutti.training.torch;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Computes a convolution with its max-pool on a few examples of one member at a time, so
 * that what passes between the operations stays in the cache.
 * <p>
 * Examples lie channels last. The outputs of the convolution are ordered by their place
 * in the pool's window, so that the pool is a maximum over the first axis.
 */
interface ConvolutionScratch {

	/** A member's weights as the other methods take them. */
	Tensor arrange(Tensor weights);

	/**
	 * @param output a picture of one row
	 * @param winners of each output, where in its window the maximum was
	 */
	void forward(Tensor input, Tensor weights, Tensor output, Tensor winners);

	/** Adds to the gradient of the weights, of which it keeps a share. */
	void weightGradient(Tensor input, Tensor gradient, Tensor winners, Tensor weightGradient, Scalar kept);

	/** After {@link #weightGradient}: the gradient of the same examples' input. */
	void inputGradient(Tensor weightsTransposed, Tensor inputGradient);

	/** Rows of values as one picture, channels last. */
	static Tensor picture(Tensor values, long rows, long columns, long channels) {
		return values.as_strided(new long[] { 1, channels, rows, columns }, rows * columns * channels, 1,
				columns * channels, channels);
	}

}
