package dev.tutti.training.torch;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A convolution of few channels, as a product of matrices: for each place in the window,
 * what all outputs see there is copied, which is a shifted picture. Of pictures that are
 * narrower than there are examples, those lie side by side, so that long runs are copied.
 * For first layers only: it has no gradient by the input.
 */
final class NarrowConvolution implements ConvolutionScratch {

	private static final int CHANNELS = 4;

	private final Tensor interior;

	private final Tensor shifts;

	private final Tensor columns;

	/** The columns of some outputs, {@code inputs x outputs}. */
	private final Tensor matrices;

	private final Tensor matricesTransposed;

	private final Tensor sums;

	private final MaxPool pool;

	private final ConvolutionShape shape;

	private final boolean sideBySide;

	private final Scalar one = new Scalar(1.0f);

	NarrowConvolution(ConvolutionShape shape, int examples, Arena arena) {
		this.shape = shape;
		this.sideBySide = shape.width() < examples;
		long n = examples;
		long kernel = shape.kernel();
		long channels = shape.channels();
		long filters = shape.filters();
		long pool = shape.pool();
		long pooledHeight = shape.pooledHeight();
		long pooledWidth = shape.pooledWidth();
		long height = pooledHeight * pool;
		long width = pooledWidth * pool;
		Tensor padded = arena.backend().zeros(n * shape.paddedHeight() * shape.paddedWidth() * channels);
		long side = this.sideBySide ? n : 1;
		long column = channels * side;
		long row = shape.paddedWidth() * column;
		long example = this.sideBySide ? 1 : shape.paddedHeight() * row;
		this.interior = padded
			.narrow(0, shape.margin() * (row + column), padded.numel() - shape.margin() * (row + column))
			.as_strided(new long[] { n, shape.height(), shape.width(), channels }, example, row, column, side);
		this.shifts = this.sideBySide
				? padded.as_strided(new long[] { kernel, kernel, channels, pool, pool, pooledHeight, pooledWidth, n },
						row, column, side, row, column, pool * row, pool * column, example)
				: padded.as_strided(new long[] { kernel, kernel, channels, n, height, width }, row, column, side,
						example, row, column);
		this.columns = arena.allocate(this.shifts.shape()).values();
		long outputs = n * height * width;
		long parts = SmallProduct.parts(outputs, shape.inputs() * filters);
		this.matrices = this.columns.as_strided(new long[] { parts, shape.inputs(), outputs / parts }, outputs / parts,
				outputs, 1);
		this.matricesTransposed = this.matrices.transpose(1, 2);
		this.sums = arena.allocate(parts, outputs / parts, filters).values();
		this.pool = new MaxPool(
				this.sideBySide ? this.sums.view(pool, pool, shape.windows(), n, filters)
						: this.sums.view(n, pooledHeight, pool, pooledWidth, pool, filters).permute(2, 4, 0, 1, 3, 5),
				arena);
	}

	static boolean suits(ConvolutionShape shape) {
		return shape.channels() <= CHANNELS;
	}

	@Override
	public Tensor arrangeRows(Tensor rows) {
		long examples = rows.size(0) / this.shape.windows();
		return this.sideBySide ? rows.view(examples, this.shape.windows(), -1).transpose(0, 1)
				: rows.view(examples, this.shape.pooledHeight(), this.shape.pooledWidth(), -1);
	}

	@Override
	public Tensor arrange(Tensor weights) {
		return weights.unsqueeze(0).expand(this.sums.size(0), weights.size(0), weights.size(1));
	}

	@Override
	public MaxPool pool() {
		return this.pool;
	}

	@Override
	public void convolve(Tensor input, Tensor weights) {
		gather(input);
		torch.bmm_out(this.sums, this.matricesTransposed, weights);
	}

	@Override
	public void weightGradient(Tensor input, Tensor weightGradient, Scalar kept) {
		gather(input);
		torch.addbmm_out(weightGradient, weightGradient, this.matrices, this.sums, kept, this.one);
	}

	@Override
	public void inputGradient(Tensor weightsTransposed, Tensor inputGradient) {
		throw new UnsupportedOperationException("For first layers only");
	}

	private void gather(Tensor input) {
		this.interior.copy_(input);
		this.columns.copy_(this.shifts);
	}

}
