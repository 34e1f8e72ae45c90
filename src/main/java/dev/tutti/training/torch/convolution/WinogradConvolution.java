package dev.tutti.training.torch.convolution;

import dev.tutti.training.torch.memory.Backend;
import dev.tutti.training.torch.memory.TensorArena;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * A convolution of 3 x 3 by F(2x2, 3x3): four outputs, which are one window of the
 * max-pool if there is one, take 16 products instead of 36.
 */
final class WinogradConvolution extends TransformedConvolution {

	/** {@code G} of the paper, which transforms weights. */
	static final double[][] G = { { 1, 0, 0 }, { 0.5, 0.5, 0.5 }, { 0.5, -0.5, 0.5 }, { 0, 0, 1 } };

	/** The side of a tile of the input. */
	private static final int TILE = 4;

	/** {@code A} of the paper, which transforms outputs. */
	private static final float[][] A = { { 1, 0 }, { 1, 1 }, { 1, -1 }, { 0, -1 } };

	private final Tensor interior;

	private final Tensor paddedGradient;

	private final Tensor interiorGradient;

	/** For each row of a tile, that row of all tiles; then columns of the same. */
	private final Tensor[] rows = new Tensor[TILE];

	private final Tensor[] rowsDone = new Tensor[TILE];

	private final Tensor[] columns = new Tensor[TILE];

	private final Tensor[] columnsDone = new Tensor[TILE];

	private final Tensor[] rowGradients = new Tensor[TILE];

	private final Tensor allRows;

	/** The outputs of a convolution without a pool; {@code null} with one. */
	private final @Nullable TiledImages plain;

	private final Tensor rowTemporary;

	private final Tensor columnTemporary;

	private WinogradConvolution(ConvolutionShape shape, Tiles tiles, TensorArena arena, Tensor inputs, Tensor outputs,
			@Nullable TiledImages plain) {
		super(inputs.view(TILE * TILE, tiles.count(), shape.channels()),
				arena.allocate(TILE * TILE, tiles.count(), shape.filters()).values(), outputTransform(arena.backend()),
				outputs.view(TILE, tiles.count(), shape.filters()),
				new PoolMaximum((plain != null) ? plain.values() : outputs, arena));
		Backend backend = arena.backend();
		long n = tiles.examples;
		long channels = shape.channels();
		long paddedHeight = Math.max(shape.paddedHeight(), 2 * tiles.height + 2);
		long paddedWidth = Math.max(shape.paddedWidth(), 2 * tiles.width + 2);
		Tensor padded = backend.zeros(n, paddedHeight, paddedWidth, channels);
		this.interior = interior(padded, shape);
		this.paddedGradient = backend.zeros(n, paddedHeight, paddedWidth, channels);
		this.interiorGradient = interior(this.paddedGradient, shape);
		this.allRows = backend.zeros(TILE, n, tiles.height, paddedWidth, channels);
		this.plain = plain;
		for (int i = 0; i < TILE; i++) {
			this.rows[i] = everySecond(padded, 1, i, tiles.height);
			this.rowGradients[i] = everySecond(this.paddedGradient, 1, i, tiles.height);
			this.rowsDone[i] = this.allRows.select(0, i);
			this.columns[i] = everySecond(this.allRows, 3, i, tiles.width);
			this.columnsDone[i] = inputs.select(1, i);
		}
		this.rowTemporary = arena.allocate(n, tiles.height, paddedWidth, channels).values();
		this.columnTemporary = arena.allocate(TILE, n, tiles.height, tiles.width, channels).values();
	}

	static WinogradConvolution of(ConvolutionShape shape, int examples, TensorArena arena) {
		Tiles tiles = new Tiles(examples, tiles(shape.height(), shape.pool()), tiles(shape.width(), shape.pool()));
		Tensor inputs = arena.allocate(TILE, TILE, examples, tiles.height, tiles.width, shape.channels()).values();
		Tensor outputs = arena.allocate(2, 2, tiles.count(), shape.filters()).values();
		TiledImages plain = (shape.pool() == 1) ? new TiledImages(
				outputs.view(2, 2, examples, tiles.height, tiles.width, shape.filters()).permute(2, 3, 0, 4, 1, 5),
				shape, arena.backend()) : null;
		return new WinogradConvolution(shape, tiles, arena, inputs, outputs, plain);
	}

	/** Tiles along a side; without a pool, the last may reach beyond the image. */
	private static long tiles(int side, int pool) {
		return (pool == 1) ? (side + 1) / 2 : side / 2;
	}

	/** {@code 4 x 16}: {@code A' M A} of tiles whose 16 values are rows. */
	private static Tensor outputTransform(Backend backend) {
		float[] all = new float[4 * 16];
		for (int i = 0; i < 4; i++) {
			for (int j = 0; j < 16; j++) {
				all[i * 16 + j] = A[j / 4][i / 2] * A[j % 4][i % 2];
			}
		}
		return backend.of(all, 4, 16);
	}

	private static Tensor interior(Tensor padded, ConvolutionShape shape) {
		return padded.narrow(1, shape.margin(), shape.height()).narrow(2, shape.margin(), shape.width());
	}

	private static Tensor everySecond(Tensor tensor, int axis, long start, long length) {
		long[] sizes = tensor.shape();
		long[] strides = new long[sizes.length];
		for (int i = 0; i < sizes.length; i++) {
			strides[i] = tensor.stride(i);
		}
		sizes[axis] = length;
		Tensor moved = tensor.narrow(axis, start, 1);
		strides[axis] *= 2;
		return moved.as_strided(sizes, strides);
	}

	@Override
	public Tensor arrangeRows(Tensor rows) {
		return (this.plain != null) ? this.plain.arrangeRows(rows) : rows;
	}

	@Override
	void writeOutputs() {
		if (this.plain != null) {
			this.plain.write();
		}
	}

	@Override
	void readOutputGradients() {
		if (this.plain != null) {
			this.plain.read();
		}
	}

	/** {@code B' d B} of all tiles. */
	@Override
	void transform(Tensor input) {
		this.interior.copy_(input);
		spread(this.rows, this.rowsDone);
		spread(this.columns, this.columnsDone);
	}

	@Override
	void transformBack(Tensor inputGradient) {
		this.allRows.zero_();
		scatter(this.columnsDone, this.columns, this.columnTemporary);
		this.paddedGradient.zero_();
		scatter(this.rowsDone, this.rowGradients, this.rowTemporary);
		inputGradient.copy_(this.interiorGradient);
	}

	/** {@code B'} on one side. */
	private static void spread(Tensor[] from, Tensor[] to) {
		torch.sub_out(to[0], from[0], from[2]);
		torch.add_out(to[1], from[1], from[2]);
		torch.sub_out(to[2], from[2], from[1]);
		torch.sub_out(to[3], from[1], from[3]);
	}

	/** {@code B} on one side; sums where tiles overlap. */
	private static void scatter(Tensor[] from, Tensor[] to, Tensor temporary) {
		to[0].copy_(from[0]);
		torch.add_out(temporary, from[1], from[2]);
		temporary.sub_(from[0]);
		to[2].add_(temporary);
		torch.sub_out(temporary, from[1], from[2]);
		torch.add_out(to[1], temporary, from[3]);
		to[3].sub_(from[3]);
	}

	/**
	 * @param height tiles below each other in an image
	 * @param width tiles beside each other in an image
	 */
	private record Tiles(long examples, long height, long width) {

		long count() {
			return this.examples * this.height * this.width;
		}

	}

}
