package dev.tutti.training.torch;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A convolution with windows of 3 x 3 of pictures of up to 4 x 4, each of which is one
 * tile of Winograd's minimal filtering F(4x4, 3x3) (Lavin and Gray, 2016): 36 products
 * instead of 144. {@link WinogradConvolution} tells the letters; as there is but one
 * tile, the transforms are products with a matrix each. Examples lie side by side.
 */
final class TileConvolution implements ConvolutionScratch {

	/** The side of the outputs of a tile. */
	private static final int SIDE = 4;

	/** The side of a tile of the input. */
	private static final int TILE = 6;

	/** {@code B'} of the paper, which transforms inputs. */
	private static final float[][] B = { { 4, 0, -5, 0, 1, 0 }, { 0, -4, -4, 1, 1, 0 }, { 0, 4, -4, -1, 1, 0 },
			{ 0, -2, -1, 2, 1, 0 }, { 0, 2, -1, -2, 1, 0 }, { 0, 4, 0, -5, 0, 1 } };

	/** {@code G} of the paper, which transforms weights. */
	private static final double[][] G = { { 1.0 / 4, 0, 0 }, { -1.0 / 6, -1.0 / 6, -1.0 / 6 },
			{ -1.0 / 6, 1.0 / 6, -1.0 / 6 }, { 1.0 / 24, 1.0 / 12, 1.0 / 6 }, { 1.0 / 24, -1.0 / 12, 1.0 / 6 },
			{ 0, 0, 1 } };

	/** {@code A'} of the paper, which transforms outputs. */
	private static final float[][] A = { { 1, 1, 1, 1, 1, 0 }, { 0, 1, -1, 2, -2, 0 }, { 0, 1, 1, 4, 4, 0 },
			{ 0, 1, -1, 8, -8, 1 } };

	private final ConvolutionShape shape;

	/** The input, {@code examples x height x width x channels}. */
	private final Tensor pictures;

	private final Tensor inputs;

	private final Tensor inputsTransposed;

	private final Tensor products;

	/** From pictures to inputs. */
	private final SmallProduct spread;

	/** From gradients by inputs to those by pictures. */
	private final SmallProduct gather;

	/** From products to outputs. */
	private final SmallProduct shrink;

	/** From gradients by outputs to those by products. */
	private final SmallProduct grow;

	private final MaxPool pool;

	private final Scalar one = new Scalar(1.0f);

	TileConvolution(ConvolutionShape shape, int examples, Arena arena) {
		this.shape = shape;
		long channels = shape.channels();
		long filters = shape.filters();
		Tensor pixels = arena.allocate(shape.height(), shape.width(), examples, channels).values();
		this.pictures = pixels.permute(2, 0, 1, 3);
		this.inputs = arena.allocate(TILE * TILE, examples, channels).values();
		this.inputsTransposed = this.inputs.transpose(1, 2);
		this.products = arena.allocate(TILE * TILE, examples, filters).values();
		Tensor sums = arena.allocate((long) shape.places() * shape.windows(), examples, filters).values();
		Tensor from = inputTransform(shape, arena.backend());
		Tensor pixelRows = pixels.view((long) shape.height() * shape.width(), examples, channels);
		this.spread = new SmallProduct(from, pixelRows, this.inputs);
		this.gather = new SmallProduct(from.t(), this.inputs, pixelRows);
		Tensor to = outputTransform(shape, arena.backend());
		this.shrink = new SmallProduct(to, this.products, sums);
		this.grow = new SmallProduct(to.t(), sums, this.products);
		this.pool = new MaxPool(sums.view(shape.pool(), shape.pool(), shape.windows(), examples, filters), arena);
	}

	/** Whether a convolution can be computed so. */
	static boolean suits(ConvolutionShape shape) {
		return shape.kernel() == 3 && shape.height() <= SIDE && shape.width() <= SIDE && shape.channels() >= 8;
	}

	/**
	 * {@code 36 x 9}: turns weights into transformed ones. A sixth is no float, so what
	 * is made of it must not be rounded in gradient checks.
	 */
	static Tensor weightTransform(Backend backend) {
		return WinogradConvolution.weightTransform(G, backend);
	}

	/** {@code 36 x pixels}: {@code B' d B}, where zeros around the picture drop out. */
	private static Tensor inputTransform(ConvolutionShape shape, Backend backend) {
		int width = shape.width();
		int pixels = shape.height() * width;
		float[] all = new float[TILE * TILE * pixels];
		for (int i = 0; i < TILE * TILE; i++) {
			for (int j = 0; j < pixels; j++) {
				all[i * pixels + j] = B[i / TILE][j / width + shape.margin()] * B[i % TILE][j % width + shape.margin()];
			}
		}
		return backend.of(all, TILE * TILE, pixels);
	}

	/** {@code outputs x 36}: {@code A' M A}, place after place of the pool's windows. */
	private static Tensor outputTransform(ConvolutionShape shape, Backend backend) {
		int pool = shape.pool();
		float[] all = new float[shape.places() * shape.windows() * TILE * TILE];
		int at = 0;
		for (int place = 0; place < shape.places(); place++) {
			for (int window = 0; window < shape.windows(); window++) {
				float[] row = A[window / shape.pooledWidth() * pool + place / pool];
				float[] column = A[window % shape.pooledWidth() * pool + place % pool];
				for (int i = 0; i < TILE * TILE; i++) {
					all[at++] = row[i / TILE] * column[i % TILE];
				}
			}
		}
		return backend.of(all, (long) shape.places() * shape.windows(), TILE * TILE);
	}

	@Override
	public Tensor arrangeRows(Tensor rows) {
		return rows.view(rows.size(0) / this.shape.windows(), this.shape.windows(), -1).transpose(0, 1);
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
	}

	@Override
	public void weightGradient(Tensor input, Tensor weightGradient, Scalar kept) {
		transform(input);
		this.grow.multiply();
		weightGradient.baddbmm_(this.inputsTransposed, this.products, kept, this.one);
	}

	@Override
	public void inputGradient(Tensor weightsTransposed, Tensor inputGradient) {
		torch.bmm_out(this.inputs, this.products, weightsTransposed);
		this.gather.multiply();
		inputGradient.copy_(this.pictures);
	}

	private void transform(Tensor input) {
		this.pictures.copy_(input);
		this.spread.multiply();
	}

}
