package dev.tutti.training.torch;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Computes a convolution with its max-pool on a few examples of one member at a time, so
 * that what passes between the operations stays in the cache. Examples lie channels last.
 */
interface ConvolutionScratch {

	/**
	 * The outputs of some examples, or gradients by them, as the other methods take them.
	 * @param rows a row a window of the pool
	 */
	Tensor picture(Tensor rows);

	/** A member's weights as the other methods take them. */
	Tensor arrange(Tensor weights);

	/**
	 * @param winners of each output, where in its window the maximum was
	 */
	void forward(Tensor input, Tensor weights, Tensor output, Tensor winners);

	/**
	 * Computes the same outputs without remembering where they came from, which without
	 * pool nobody needs.
	 * @param rows where they go, a row a window of the pool
	 */
	void evaluate(Tensor input, Tensor weights, Tensor rows);

	/**
	 * Adds to the gradient of the weights, of which it keeps a share.
	 * @param winners as {@link #forward} found them; {@code null} without pool
	 */
	void weightGradient(Tensor input, Tensor gradient, @Nullable Tensor winners, Tensor weightGradient, Scalar kept);

	/** After {@link #weightGradient}: the gradient of the same examples' input. */
	void inputGradient(Tensor weightsTransposed, Tensor inputGradient);

	/** Rows of values as pictures in the order of axes that libtorch wants. */
	static Tensor picture(Tensor values, long examples, long rows, long columns, long channels) {
		return values.as_strided(new long[] { examples, channels, rows, columns }, rows * columns * channels, 1,
				columns * channels, channels);
	}

}
