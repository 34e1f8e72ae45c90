package dev.tutti.training.torch;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;

/**
 * A convolution of few channels, as a product of matrices: for each place in the window,
 * what all outputs see there is copied, which is a shifted picture. For first layers
 * only: it has no gradient by the input.
 */
final class NarrowConvolution implements ConvolutionScratch {

	private static final int CHANNELS = 4;

	private static final long[] ZERO = { 0, 0 };

	private static final long[] ONE = { 1, 1 };

	private final Tensor interior;

	private final Tensor shifts;

	private final Tensor columns;

	/** The columns of each example, {@code inputs x outputs}. */
	private final Tensor matrices;

	private final Tensor matricesTransposed;

	private final Tensor sums;

	private final Tensor picture;

	/** For evaluations, which do not ask for them: the pool writes them anyway. */
	private final Tensor anyWinners;

	private final ConvolutionShape shape;

	private final long[] pool;

	NarrowConvolution(ConvolutionShape shape, int examples, Arena arena) {
		this.shape = shape;
		long n = examples;
		long kernel = shape.kernel();
		long channels = shape.channels();
		long height = (long) shape.pooledHeight() * shape.pool();
		long width = (long) shape.pooledWidth() * shape.pool();
		long outputs = height * width;
		long row = shape.paddedWidth() * channels;
		Tensor padded = arena.backend().zeros(n, shape.paddedHeight(), shape.paddedWidth(), channels);
		this.interior = padded.narrow(1, shape.margin(), shape.height()).narrow(2, shape.margin(), shape.width());
		this.shifts = padded.as_strided(new long[] { kernel, kernel, channels, n, height, width }, row, channels, 1,
				shape.paddedHeight() * row, row, channels);
		this.columns = arena.allocate(this.shifts.shape()).values();
		this.matrices = this.columns.as_strided(new long[] { n, shape.inputs(), outputs }, outputs, n * outputs, 1);
		this.matricesTransposed = this.matrices.transpose(1, 2);
		this.sums = arena.allocate(n, outputs, shape.filters()).values();
		this.picture = ConvolutionScratch.picture(this.sums, n, height, width, shape.filters());
		this.anyWinners = picture(arena.backend().zerosOf(ScalarType.Long, n * shape.windows(), shape.filters()));
		this.pool = new long[] { shape.pool(), shape.pool() };
	}

	static boolean suits(ConvolutionShape shape) {
		return shape.channels() <= CHANNELS;
	}

	@Override
	public Tensor picture(Tensor rows) {
		return (this.shape.pool() == 1) ? rows.view(this.sums.shape()) : ConvolutionScratch.picture(rows,
				rows.size(0) / this.shape.windows(), this.shape.pooledHeight(), this.shape.pooledWidth(), rows.size(1));
	}

	@Override
	public Tensor arrange(Tensor weights) {
		return weights.unsqueeze(0).expand(this.sums.size(0), weights.size(0), weights.size(1));
	}

	@Override
	public void forward(Tensor input, Tensor weights, Tensor output, Tensor winners) {
		gather(input);
		torch.bmm_out(this.sums, this.matricesTransposed, weights);
		torch.max_pool2d_with_indices_out(output, winners, this.picture, this.pool, this.pool, ZERO, ONE, false);
	}

	@Override
	public void evaluate(Tensor input, Tensor weights, Tensor rows) {
		gather(input);
		if (this.shape.pool() == 1) {
			torch.bmm_out(rows.view(this.sums.shape()), this.matricesTransposed, weights);
			return;
		}
		torch.bmm_out(this.sums, this.matricesTransposed, weights);
		torch.max_pool2d_with_indices_out(picture(rows), this.anyWinners, this.picture, this.pool, this.pool, ZERO, ONE,
				false);
	}

	@Override
	public void weightGradient(Tensor input, Tensor gradient, @Nullable Tensor winners, Tensor weightGradient,
			Scalar kept) {
		gather(input);
		Tensor gradients = gradient;
		if (this.shape.pool() > 1) {
			torch.max_pool2d_with_indices_backward_out(this.picture, gradient, this.picture, this.pool, this.pool, ZERO,
					ONE, false, winners);
			gradients = this.sums;
		}
		torch.addbmm_out(weightGradient, weightGradient, this.matrices, gradients, kept, new Scalar(1.0f));
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
