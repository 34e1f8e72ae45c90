package dev.tutti.training.torch.convolution;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Computes a convolution with its max-pool for a few examples of one member at a time, so
 * that intermediate results stay in the cache. Examples are images, channels last.
 */
interface ConvolutionKernel {

	/**
	 * Views outputs of some examples, or the gradients by them, in the order that
	 * {@link #pool()} uses.
	 * @param rows one row for each window of the pool
	 */
	Tensor arrangeRows(Tensor rows);

	/** Views a member's weights, or their transpose, as the other methods expect them. */
	Tensor arrangeWeights(Tensor weights);

	/** The pool on the convolution's outputs. */
	PoolMaximum pool();

	/** Computes the convolution's outputs, for {@link #pool()}. */
	void convolve(Tensor input, Tensor weights);

	/**
	 * Adds to the gradient of the weights, after {@link #pool()} has computed the
	 * gradient by the convolution's outputs.
	 * @param momentum the factor of the previous gradient
	 */
	void weightGradient(Tensor input, Tensor weightGradient, Scalar momentum);

	/**
	 * Computes the gradient by the input of the same examples, after
	 * {@link #weightGradient}.
	 */
	void inputGradient(Tensor weightsTransposed, Tensor inputGradient);

}
