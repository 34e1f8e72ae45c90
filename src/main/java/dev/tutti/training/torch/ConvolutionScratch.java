package dev.tutti.training.torch;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Computes a convolution with its max-pool on a few examples of one member at a time, so
 * that what passes between the operations stays in the cache. Examples lie channels last.
 */
interface ConvolutionScratch {

	/**
	 * The outputs of some examples, or gradients by them, as the other methods take them.
	 * @param rows a row a window of the pool
	 */
	Tensor arrangeRows(Tensor rows);

	/** A member's weights as the other methods take them. */
	Tensor arrange(Tensor weights);

	/** The pool on what is computed. */
	MaxPool pool();

	/** The convolution's outputs, for {@link #pool()}. */
	void convolve(Tensor input, Tensor weights);

	/**
	 * Adds to the gradient of the weights, of which it keeps a share, after
	 * {@link #pool()} has the gradient by the convolution's outputs.
	 */
	void weightGradient(Tensor input, Tensor weightGradient, Scalar kept);

	/** After {@link #weightGradient}: the gradient of the same examples' input. */
	void inputGradient(Tensor weightsTransposed, Tensor inputGradient);

}
