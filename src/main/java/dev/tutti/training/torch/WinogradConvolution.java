package dev.tutti.training.torch;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * A convolution with windows of 3 x 3, by Winograd's minimal filtering F(2x2, 3x3) (Lavin
 * and Gray, 2016): four outputs, which are one window of the max-pool if there is one,
 * take 16 products instead of 36. With {@code V} the transformed input, {@code U} the
 * transformed weights and {@code M = V U}, each of 16 matrices, {@code Y = A' M A} are
 * the outputs.
 */
final class WinogradConvolution implements ConvolutionScratch {

	/** The side of a tile of the input. */
	private static final int TILE = 4;

	/** {@code G} of the paper, which transforms weights. */
	private static final double[][] G = { { 1, 0, 0 }, { 0.5, 0.5, 0.5 }, { 0.5, -0.5, 0.5 }, { 0, 0, 1 } };

	/** {@code A} of the paper, which transforms outputs. */
	private static final float[][] A = { { 1, 0 }, { 1, 1 }, { 1, -1 }, { 0, -1 } };

	private final Tensor interior;

	private final Tensor paddedGradient;

	private final Tensor interiorGradient;

	/** Of each row of a tile, that row of all tiles; then columns of the same. */
	private final Tensor[] rows;

	private final Tensor[] rowsDone;

	private final Tensor[] columns;

	private final Tensor[] columnsDone;

	private final Tensor[] rowGradients;

	private final Tensor[] columnGradients;

	private final Tensor rowsGradientAll;

	private final Tensor inputs;

	private final Tensor inputsTransposed;

	private final Tensor products;

	/** From products to outputs. */
	private final SmallProduct shrink;

	/** From gradients by outputs to those by products. */
	private final SmallProduct grow;

	/** The outputs without pool; {@code null} with one. */
	private final @Nullable TiledPictures plain;

	private final MaxPool pool;

	private final Scalar one = new Scalar(1.0f);

	private final Tensor rowTemporary;

	private final Tensor columnTemporary;

	WinogradConvolution(ConvolutionShape shape, int examples, Arena arena) {
		long n = examples;
		long channels = shape.channels();
		long height = tiles(shape.height(), shape.pool());
		long width = tiles(shape.width(), shape.pool());
		long paddedHeight = Math.max(shape.paddedHeight(), 2 * height + 2);
		long paddedWidth = Math.max(shape.paddedWidth(), 2 * width + 2);
		long tiles = n * height * width;
		long filters = shape.filters();
		Backend backend = arena.backend();
		Tensor padded = backend.zeros(n, paddedHeight, paddedWidth, channels);
		this.interior = interior(padded, shape);
		this.paddedGradient = backend.zeros(n, paddedHeight, paddedWidth, channels);
		this.interiorGradient = interior(this.paddedGradient, shape);
		Tensor rowsDone = backend.zeros(TILE, n, height, paddedWidth, channels);
		Tensor inputs = arena.allocate(TILE, TILE, n, height, width, channels).values();
		this.inputs = inputs.view(TILE * TILE, tiles, channels);
		this.inputsTransposed = this.inputs.transpose(1, 2);
		this.rowsGradientAll = rowsDone;
		this.rows = new Tensor[TILE];
		this.rowsDone = new Tensor[TILE];
		this.columns = new Tensor[TILE];
		this.columnsDone = new Tensor[TILE];
		this.rowGradients = new Tensor[TILE];
		this.columnGradients = this.columns;
		this.products = arena.allocate(TILE * TILE, tiles, filters).values();
		Tensor outputs = arena.allocate(2, 2, tiles, filters).values();
		Tensor sums = outputs.view(TILE, tiles, filters);
		Tensor shrink = outputTransform(backend);
		this.shrink = new SmallProduct(shrink, this.products, sums);
		this.grow = new SmallProduct(shrink.t(), sums, this.products);
		this.plain = (shape.pool() == 1) ? new TiledPictures(
				outputs.view(2, 2, n, height, width, filters).permute(2, 3, 0, 4, 1, 5), shape, backend) : null;
		this.pool = new MaxPool((this.plain != null) ? this.plain.values() : outputs, arena);
		for (int i = 0; i < TILE; i++) {
			this.rows[i] = everySecond(padded, 1, i, height);
			this.rowGradients[i] = everySecond(this.paddedGradient, 1, i, height);
			this.rowsDone[i] = rowsDone.select(0, i);
			this.columns[i] = everySecond(rowsDone, 3, i, width);
			this.columnsDone[i] = inputs.select(1, i);
		}
		this.rowTemporary = arena.allocate(n, height, paddedWidth, channels).values();
		this.columnTemporary = arena.allocate(TILE, n, height, width, channels).values();
	}

	/** Whether a convolution can be computed so. */
	static boolean suits(ConvolutionShape shape) {
		return shape.kernel() == 3 && shape.pool() <= 2 && shape.channels() >= 8;
	}

	/** Tiles side by side; without pool, the last may reach beyond the picture. */
	private static long tiles(int side, int pool) {
		return (pool == 1) ? (side + 1) / 2 : side / 2;
	}

	/** {@code 16 x 9}: turns weights into transformed ones. */
	static Tensor weightTransform(Backend backend) {
		return weightTransform(G, backend);
	}

	/**
	 * {@code tile^2 x 9}: {@code G g G'} of windows {@code g} whose 9 values are rows.
	 * @param g {@code tile x 3}
	 */
	static Tensor weightTransform(double[][] g, Backend backend) {
		int tile = g.length;
		double[] all = new double[tile * tile * 9];
		for (int i = 0; i < tile * tile; i++) {
			for (int j = 0; j < 9; j++) {
				all[i * 9 + j] = g[i / tile][j / 3] * g[i % tile][j % 3];
			}
		}
		return backend.of(all, (long) tile * tile, 9);
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
	public Tensor arrange(Tensor weights) {
		return weights;
	}

	@Override
	public MaxPool pool() {
		return this.pool;
	}

	@Override
	public void convolve(Tensor input, Tensor weights) {
		transform(input);
		torch.bmm_out(this.products, this.inputs, weights);
		this.shrink.multiply();
		if (this.plain != null) {
			this.plain.write();
		}
	}

	@Override
	public void weightGradient(Tensor input, Tensor weightGradient, Scalar kept) {
		transform(input);
		if (this.plain != null) {
			this.plain.read();
		}
		this.grow.multiply();
		weightGradient.baddbmm_(this.inputsTransposed, this.products, kept, this.one);
	}

	@Override
	public void inputGradient(Tensor weightsTransposed, Tensor inputGradient) {
		torch.bmm_out(this.inputs, this.products, weightsTransposed);
		this.rowsGradientAll.zero_();
		scatter(this.columnsDone, this.columnGradients, this.columnTemporary);
		this.paddedGradient.zero_();
		scatter(this.rowsDone, this.rowGradients, this.rowTemporary);
		inputGradient.copy_(this.interiorGradient);
	}

	/** {@code B' d B} of all tiles. */
	private void transform(Tensor input) {
		this.interior.copy_(input);
		spread(this.rows, this.rowsDone);
		spread(this.columns, this.columnsDone);
	}

	/** {@code B'} on one side. */
	private static void spread(Tensor[] from, Tensor[] to) {
		torch.sub_out(to[0], from[0], from[2]);
		torch.add_out(to[1], from[1], from[2]);
		torch.sub_out(to[2], from[2], from[1]);
		torch.sub_out(to[3], from[1], from[3]);
	}

	/** {@code B} on one side, where tiles overlap: adds up. */
	private static void scatter(Tensor[] from, Tensor[] to, Tensor temporary) {
		to[0].copy_(from[0]);
		torch.add_out(temporary, from[1], from[2]);
		temporary.sub_(from[0]);
		to[2].add_(temporary);
		torch.sub_out(temporary, from[1], from[2]);
		torch.add_out(to[1], temporary, from[3]);
		to[3].sub_(from[3]);
	}

}
