package dev.tutti.training.torch.convolution;

import dev.tutti.training.torch.memory.TensorArena;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Any convolution: each row holds the inputs of one output, window after window. Outputs
 * are ordered by their place in the pool's window, so that the pool is a maximum over the
 * first axis.
 */
final class DirectConvolution extends MatrixConvolution {

	/** Products with fewer rows than this are joined over examples. */
	private static final int ROWS = 32;

	private final Tensor padded;

	private final Tensor interior;

	/** Every output's window on the padded input. */
	private final Tensor windows;

	private final Tensor columns;

	/** For each place in the kernel, the inputs of all outputs there. */
	private final Tensor[] taps;

	private final Tensor[] columnTaps;

	DirectConvolution(ConvolutionShape shape, int examples, TensorArena arena) {
		this(shape, examples, arena,
				arena.allocate((long) shape.places() * examples * shape.windows() * shape.inputs()).values(),
				arena.allocate((long) shape.places() * examples * shape.windows() * shape.filters()).values());
	}

	private DirectConvolution(ConvolutionShape shape, long examples, TensorArena arena, Tensor columns, Tensor sums) {
		super(columns.view(products(shape, examples), -1, shape.inputs()),
				sums.view(products(shape, examples), -1, shape.filters()), new PoolMaximum(
						sums.view(shape.pool(), shape.pool(), examples * shape.windows(), shape.filters()), arena));
		long channels = shape.channels();
		long kernel = shape.kernel();
		long pool = shape.pool();
		long rowStride = shape.paddedWidth() * channels;
		long exampleStride = shape.paddedHeight() * rowStride;
		this.padded = arena.backend().zeros(examples, shape.paddedHeight(), shape.paddedWidth(), channels);
		this.interior = this.padded.narrow(1, shape.margin(), shape.height()).narrow(2, shape.margin(), shape.width());
		this.windows = this.padded.as_strided(
				new long[] { pool, pool, examples, shape.pooledHeight(), shape.pooledWidth(), kernel,
						kernel * channels },
				rowStride, channels, exampleStride, pool * rowStride, pool * channels, rowStride, 1);
		this.columns = columns.view(this.windows.shape());
		this.taps = new Tensor[(int) (kernel * kernel)];
		this.columnTaps = new Tensor[this.taps.length];
		for (int i = 0; i < this.taps.length; i++) {
			this.taps[i] = this.windows.select(5, i / kernel).narrow(5, i % kernel * channels, channels);
			this.columnTaps[i] = this.columns.select(5, i / kernel).narrow(5, i % kernel * channels, channels);
		}
	}

	private static long products(ConvolutionShape shape, long examples) {
		return (shape.windows() >= ROWS) ? shape.places() * examples : shape.places();
	}

	@Override
	public Tensor arrangeRows(Tensor rows) {
		return rows;
	}

	@Override
	public void inputGradient(Tensor weightsTransposed, Tensor inputGradient) {
		torch.bmm_out(rows(), sums(), weightsTransposed);
		this.padded.zero_();
		for (int i = 0; i < this.taps.length; i++) {
			this.taps[i].add_(this.columnTaps[i]);
		}
		inputGradient.copy_(this.interior);
		this.padded.zero_();
	}

	@Override
	void gather(Tensor input) {
		this.interior.copy_(input);
		this.columns.copy_(this.windows);
	}

}
