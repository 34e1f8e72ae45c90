package dev.tutti.training.torch.convolution;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A convolution as a product of matrices: one row holds the inputs of one output. The
 * rows are copied from the image (im2col) for each product.
 */
abstract class MatrixConvolution implements ConvolutionKernel {

	/** {@code parts x outputs x inputs}. */
	private final Tensor rows;

	private final Tensor rowsTransposed;

	/** {@code parts x outputs x filters}. */
	private final Tensor sums;

	private final PoolMaximum pool;

	private final Scalar one = new Scalar(1.0f);

	MatrixConvolution(Tensor rows, Tensor sums, PoolMaximum pool) {
		this.rows = rows;
		this.rowsTransposed = rows.transpose(1, 2);
		this.sums = sums;
		this.pool = pool;
	}

	/** Copies the inputs of every output to the rows. */
	abstract void gather(Tensor input);

	Tensor rows() {
		return this.rows;
	}

	Tensor sums() {
		return this.sums;
	}

	@Override
	public Tensor arrangeWeights(Tensor weights) {
		return weights.unsqueeze(0).expand(this.sums.size(0), weights.size(0), weights.size(1));
	}

	@Override
	public PoolMaximum pool() {
		return this.pool;
	}

	@Override
	public void convolve(Tensor input, Tensor weights) {
		gather(input);
		torch.bmm_out(this.sums, this.rows, weights);
	}

	@Override
	public void weightGradient(Tensor input, Tensor weightGradient, Scalar momentum) {
		gather(input);
		torch.addbmm_out(weightGradient, weightGradient, this.rowsTransposed, this.sums, momentum, this.one);
	}

}
