package dev.tutti.training.torch;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A convolution as a product of matrices: each row of {@code columns} holds the inputs of
 * one output. The outputs are ordered by their place in the pool's window, so that the
 * pool is a maximum over the first axis.
 */
final class DirectConvolution implements ConvolutionScratch {

	/** Products on fewer rows than this are joined over examples. */
	private static final int ROWS = 32;

	private final Tensor padded;

	private final Tensor interior;

	/** Every output's window on the padded input. */
	private final Tensor windows;

	/** For each place in the kernel, what all outputs see there. */
	private final Tensor[] taps;

	private final Tensor columns;

	private final Tensor[] columnTaps;

	private final Tensor matrices;

	private final Tensor matricesTransposed;

	private final Tensor sums;

	private final MaxPool pool;

	private final Scalar one = new Scalar(1.0f);

	DirectConvolution(ConvolutionShape shape, int examples, Arena arena) {
		long n = examples;
		long channels = shape.channels();
		long kernel = shape.kernel();
		long pool = shape.pool();
		long rowStride = shape.paddedWidth() * channels;
		long exampleStride = shape.paddedHeight() * rowStride;
		this.padded = arena.backend().zeros(n, shape.paddedHeight(), shape.paddedWidth(), channels);
		this.interior = this.padded.narrow(1, shape.margin(), shape.height()).narrow(2, shape.margin(), shape.width());
		this.windows = this.padded.as_strided(
				new long[] { pool, pool, n, shape.pooledHeight(), shape.pooledWidth(), kernel, kernel * channels },
				rowStride, channels, exampleStride, pool * rowStride, pool * channels, rowStride, 1);
		Tensor flat = arena.allocate(shape.places() * n * shape.windows() * shape.inputs()).values();
		this.columns = flat.view(pool, pool, n, shape.pooledHeight(), shape.pooledWidth(), kernel, kernel * channels);
		this.taps = new Tensor[(int) (kernel * kernel)];
		this.columnTaps = new Tensor[this.taps.length];
		for (int i = 0; i < this.taps.length; i++) {
			this.taps[i] = this.windows.select(5, i / kernel).narrow(5, i % kernel * channels, channels);
			this.columnTaps[i] = this.columns.select(5, i / kernel).narrow(5, i % kernel * channels, channels);
		}
		long matrices = (shape.windows() >= ROWS) ? shape.places() * n : shape.places();
		this.matrices = flat.view(matrices, -1, shape.inputs());
		this.matricesTransposed = this.matrices.transpose(1, 2);
		Tensor sums = arena.allocate(shape.places() * n * shape.windows() * shape.filters()).values();
		this.sums = sums.view(matrices, -1, shape.filters());
		this.pool = new MaxPool(sums.view(pool, pool, n * shape.windows(), shape.filters()), arena);
	}

	@Override
	public Tensor arrangeRows(Tensor rows) {
		return rows;
	}

	@Override
	public Tensor arrange(Tensor weights) {
		return weights.unsqueeze(0).expand(this.matrices.size(0), weights.size(0), weights.size(1));
	}

	@Override
	public MaxPool pool() {
		return this.pool;
	}

	@Override
	public void convolve(Tensor input, Tensor weights) {
		gather(input);
		torch.bmm_out(this.sums, this.matrices, weights);
	}

	@Override
	public void weightGradient(Tensor input, Tensor weightGradient, Scalar kept) {
		gather(input);
		torch.addbmm_out(weightGradient, weightGradient, this.matricesTransposed, this.sums, kept, this.one);
	}

	@Override
	public void inputGradient(Tensor weightsTransposed, Tensor inputGradient) {
		torch.bmm_out(this.matrices, this.sums, weightsTransposed);
		this.padded.zero_();
		for (int i = 0; i < this.taps.length; i++) {
			this.taps[i].add_(this.columnTaps[i]);
		}
		inputGradient.copy_(this.interior);
		this.padded.zero_();
	}

	private void gather(Tensor input) {
		this.interior.copy_(input);
		this.columns.copy_(this.windows);
	}

}
