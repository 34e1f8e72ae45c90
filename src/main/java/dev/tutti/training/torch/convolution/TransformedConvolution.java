package dev.tutti.training.torch.convolution;

import dev.tutti.training.torch.stage.SmallProduct;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A convolution by Winograd's minimal filtering (Lavin and Gray, 2016): with {@code V}
 * the transformed input, {@code U} the transformed weights and {@code M = V U}, each of
 * one matrix for each place of a tile, {@code Y = A' M A} are the outputs.
 */
abstract class TransformedConvolution implements ConvolutionKernel {

	/** {@code V}. */
	private final Tensor inputs;

	private final Tensor inputsTransposed;

	/** {@code M}. */
	private final Tensor products;

	/** From products to outputs. */
	private final SmallProduct shrink;

	/** From gradients by outputs to gradients by products. */
	private final SmallProduct grow;

	private final PoolMaximum pool;

	private final Scalar one = new Scalar(1.0f);

	/**
	 * @param transform from the places of a tile to its outputs
	 * @param sums the convolution's outputs
	 * @param pool on these outputs
	 */
	TransformedConvolution(Tensor inputs, Tensor products, Tensor transform, Tensor sums, PoolMaximum pool) {
		this.inputs = inputs;
		this.inputsTransposed = inputs.transpose(1, 2);
		this.products = products;
		this.shrink = new SmallProduct(transform, products, sums);
		this.grow = new SmallProduct(transform.t(), sums, products);
		this.pool = pool;
	}

	/** Computes {@code V}. */
	abstract void transform(Tensor input);

	/** Computes the gradient by the input from that by {@code V}. */
	abstract void transformBack(Tensor inputGradient);

	/** Copies the outputs to where the pool reads them, if that is elsewhere. */
	void writeOutputs() {
	}

	/** Copies the gradients by the outputs from where the pool writes them. */
	void readOutputGradients() {
	}

	@Override
	public final Tensor arrangeWeights(Tensor weights) {
		return weights;
	}

	@Override
	public final PoolMaximum pool() {
		return this.pool;
	}

	@Override
	public final void convolve(Tensor input, Tensor weights) {
		transform(input);
		torch.bmm_out(this.products, this.inputs, weights);
		this.shrink.multiply();
		writeOutputs();
	}

	@Override
	public final void weightGradient(Tensor input, Tensor weightGradient, Scalar momentum) {
		transform(input);
		readOutputGradients();
		this.grow.multiply();
		weightGradient.baddbmm_(this.inputsTransposed, this.products, momentum, this.one);
	}

	@Override
	public final void inputGradient(Tensor weightsTransposed, Tensor inputGradient) {
		torch.bmm_out(this.inputs, this.products, weightsTransposed);
		transformBack(inputGradient);
	}

}
