package dev.tutti.training.torch.convolution;

import dev.tutti.training.torch.memory.Backend;
import dev.tutti.training.torch.memory.TensorArena;
import dev.tutti.training.torch.stage.SmallProduct;
import org.bytedeco.pytorch.Tensor;

/**
 * A convolution of 3 x 3 on images of up to 4 x 4, each of which is one tile of F(4x4,
 * 3x3): 36 products instead of 144. As there is a single tile, each transform is a
 * product with one matrix. Examples lie side by side.
 */
final class TileConvolution extends TransformedConvolution {

	/** The side of the outputs of a tile. */
	static final int SIDE = 4;

	/**
	 * {@code G} of the paper, which transforms weights. A sixth is not a float; in
	 * gradient checks it must not be rounded to one.
	 */
	static final double[][] G = { { 1.0 / 4, 0, 0 }, { -1.0 / 6, -1.0 / 6, -1.0 / 6 }, { -1.0 / 6, 1.0 / 6, -1.0 / 6 },
			{ 1.0 / 24, 1.0 / 12, 1.0 / 6 }, { 1.0 / 24, -1.0 / 12, 1.0 / 6 }, { 0, 0, 1 } };

	/** The side of a tile of the input. */
	private static final int TILE = 6;

	/** {@code B'} of the paper, which transforms inputs. */
	private static final float[][] B = { { 4, 0, -5, 0, 1, 0 }, { 0, -4, -4, 1, 1, 0 }, { 0, 4, -4, -1, 1, 0 },
			{ 0, -2, -1, 2, 1, 0 }, { 0, 2, -1, -2, 1, 0 }, { 0, 4, 0, -5, 0, 1 } };

	/** {@code A'} of the paper, which transforms outputs. */
	private static final float[][] A = { { 1, 1, 1, 1, 1, 0 }, { 0, 1, -1, 2, -2, 0 }, { 0, 1, 1, 4, 4, 0 },
			{ 0, 1, -1, 8, -8, 1 } };

	private final ConvolutionShape shape;

	/** {@code examples x height x width x channels}. */
	private final Tensor images;

	/** From images to transformed inputs. */
	private final SmallProduct spread;

	/** From gradients by transformed inputs to gradients by images. */
	private final SmallProduct gather;

	TileConvolution(ConvolutionShape shape, long examples, TensorArena arena) {
		this(shape, examples, arena, arena.allocate(TILE * TILE, examples, shape.channels()).values(),
				arena.allocate((long) shape.places() * shape.windows(), examples, shape.filters()).values());
	}

	private TileConvolution(ConvolutionShape shape, long examples, TensorArena arena, Tensor inputs, Tensor sums) {
		super(inputs, arena.allocate(TILE * TILE, examples, shape.filters()).values(),
				outputTransform(shape, arena.backend()), sums, new PoolMaximum(
						sums.view(shape.pool(), shape.pool(), shape.windows(), examples, shape.filters()), arena));
		this.shape = shape;
		Tensor pixels = arena.allocate(shape.height(), shape.width(), examples, shape.channels()).values();
		this.images = pixels.permute(2, 0, 1, 3);
		Tensor transform = inputTransform(shape, arena.backend());
		Tensor pixelRows = pixels.view((long) shape.height() * shape.width(), examples, shape.channels());
		this.spread = new SmallProduct(transform, pixelRows, inputs);
		this.gather = new SmallProduct(transform.t(), inputs, pixelRows);
	}

	/** {@code 36 x pixels}: {@code B' d B}, without the zeros around the image. */
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
	void transform(Tensor input) {
		this.images.copy_(input);
		this.spread.multiply();
	}

	@Override
	void transformBack(Tensor inputGradient) {
		this.gather.multiply();
		inputGradient.copy_(this.images);
	}

}
