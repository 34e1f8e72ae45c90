package dev.tutti.training.torch.convolution;

import dev.tutti.training.torch.memory.TensorArena;
import dev.tutti.training.torch.stage.SmallProduct;
import org.bytedeco.pytorch.Tensor;

/**
 * A convolution of few channels: for each place in the window, the inputs of all outputs
 * are copied, which are a shifted image. Images that are narrower than the number of
 * examples lie side by side, so that long runs are copied. It is for first layers, as it
 * computes no gradient by the input.
 */
final class NarrowConvolution extends MatrixConvolution {

	private final ConvolutionShape shape;

	private final boolean sideBySide;

	private final Tensor interior;

	private final Tensor shifts;

	private final Tensor columns;

	/**
	 * @param padded the images with zeros around them, flat
	 * @param strides of the padded images
	 * @param columns memory for the shifted images
	 */
	private NarrowConvolution(ConvolutionShape shape, long examples, Strides strides, Tensor padded, Tensor columns,
			Tensor sums, TensorArena arena) {
		super(rows(columns, shape, sums), sums, new PoolMaximum(places(sums, shape, examples, strides), arena));
		this.shape = shape;
		this.sideBySide = strides.sideBySide;
		this.interior = strides.interior(padded, shape, examples);
		this.shifts = strides.shifts(padded, shape, examples);
		this.columns = columns.view(this.shifts.shape());
	}

	static NarrowConvolution of(ConvolutionShape shape, int examples, TensorArena arena) {
		Tensor padded = arena.backend()
			.zeros((long) examples * shape.paddedHeight() * shape.paddedWidth() * shape.channels());
		long outputs = (long) examples * shape.windows() * shape.places();
		Tensor columns = arena.allocate(shape.inputs() * outputs).values();
		long parts = SmallProduct.parts(outputs, (long) shape.inputs() * shape.filters());
		Tensor sums = arena.allocate(parts, outputs / parts, shape.filters()).values();
		return new NarrowConvolution(shape, examples, Strides.of(shape, examples), padded, columns, sums, arena);
	}

	/** {@code parts x outputs x inputs}, where the inputs of an output lie far apart. */
	private static Tensor rows(Tensor columns, ConvolutionShape shape, Tensor sums) {
		long length = sums.size(1);
		long outputs = sums.size(0) * length;
		return columns.as_strided(new long[] { sums.size(0), length, shape.inputs() }, length, 1, outputs);
	}

	/** {@code pool x pool x ...}. */
	private static Tensor places(Tensor sums, ConvolutionShape shape, long examples, Strides strides) {
		long pool = shape.pool();
		return strides.sideBySide ? sums.view(pool, pool, shape.windows(), examples, shape.filters())
				: sums.view(examples, shape.pooledHeight(), pool, shape.pooledWidth(), pool, shape.filters())
					.permute(2, 4, 0, 1, 3, 5);
	}

	@Override
	public Tensor arrangeRows(Tensor rows) {
		long examples = rows.size(0) / this.shape.windows();
		return this.sideBySide ? rows.view(examples, this.shape.windows(), -1).transpose(0, 1)
				: rows.view(examples, this.shape.pooledHeight(), this.shape.pooledWidth(), -1);
	}

	@Override
	public void inputGradient(Tensor weightsTransposed, Tensor inputGradient) {
		throw new UnsupportedOperationException("For first layers only");
	}

	@Override
	void gather(Tensor input) {
		this.interior.copy_(input);
		this.columns.copy_(this.shifts);
	}

	/**
	 * How padded images are stored: one after the other, or side by side, value by value.
	 *
	 * @param channel the distance of two channels of a pixel
	 * @param column the distance of two pixels of a row
	 */
	private record Strides(boolean sideBySide, long channel, long column, long row, long example) {

		static Strides of(ConvolutionShape shape, long examples) {
			boolean sideBySide = shape.width() < examples;
			long channel = sideBySide ? examples : 1;
			long column = shape.channels() * channel;
			long row = shape.paddedWidth() * column;
			return new Strides(sideBySide, channel, column, row, sideBySide ? 1 : shape.paddedHeight() * row);
		}

		/** {@code examples x height x width x channels}, without the zeros around. */
		Tensor interior(Tensor padded, ConvolutionShape shape, long examples) {
			long start = shape.margin() * (this.row + this.column);
			return padded.narrow(0, start, padded.numel() - start)
				.as_strided(new long[] { examples, shape.height(), shape.width(), shape.channels() }, this.example,
						this.row, this.column, this.channel);
		}

		/** For each place in the window, the image shifted by it. */
		Tensor shifts(Tensor padded, ConvolutionShape shape, long examples) {
			long kernel = shape.kernel();
			long channels = shape.channels();
			long pool = shape.pool();
			long height = shape.pooledHeight();
			long width = shape.pooledWidth();
			return this.sideBySide
					? padded.as_strided(new long[] { kernel, kernel, channels, pool, pool, height, width, examples },
							this.row, this.column, this.channel, this.row, this.column, pool * this.row,
							pool * this.column, this.example)
					: padded.as_strided(new long[] { kernel, kernel, channels, examples, height * pool, width * pool },
							this.row, this.column, this.channel, this.example, this.row, this.column);
		}

	}

}
