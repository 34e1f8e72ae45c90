package dev.tutti.training.torch.convolution;

import dev.tutti.training.lowering.Convolution;
import dev.tutti.training.torch.memory.Backend;
import dev.tutti.training.torch.memory.Buffer;
import dev.tutti.training.torch.memory.TensorArena;
import dev.tutti.training.torch.stage.Stage;
import dev.tutti.training.torch.stage.StageContext;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The methods of computing a convolution with its max-pool, and the choice among them.
 */
public enum ConvolutionMethod {

	/** All members and examples at once, for GPUs. */
	STACKED,

	/** A matrix product over shifted images, for a first layer of few channels. */
	NARROW,

	/** Winograd's filtering F(4x4, 3x3) of images that are a single tile. */
	TILE,

	/** Winograd's filtering F(2x2, 3x3). */
	WINOGRAD,

	/** A matrix product over the window of each output. */
	DIRECT;

	/** Channels of an image at most, for {@link #NARROW}. */
	private static final int NARROW_CHANNELS = 4;

	/** Channels of an image at least, for transformed weights to pay. */
	private static final int TRANSFORMED_CHANNELS = 8;

	/** Chooses by backend and shape, then builds the stage. */
	public static Stage stage(Convolution operation, StageContext context, Tensor input, boolean first) {
		ConvolutionShape shape = ConvolutionShape.of(operation);
		Buffer output = context.output(input, operation.outputShape().size());
		Buffer inputGradient = context.inputGradient(input, first);
		ConvolutionMethod method = choose(shape, first, context.backend().wide());
		return (method == STACKED)
				? new StackedConvolutionStage(operation, shape, context, input, output, inputGradient)
				: new ConvolutionStage(operation, shape, method, context, input, output, inputGradient);
	}

	/**
	 * @param first whether no earlier stage needs the gradient by the input
	 * @param wide as {@link Backend#wide()}
	 */
	static ConvolutionMethod choose(ConvolutionShape shape, boolean first, boolean wide) {
		if (wide) {
			return STACKED;
		}
		if (first && shape.channels() <= NARROW_CHANNELS) {
			return NARROW;
		}
		if (shape.kernel() != 3 || shape.channels() < TRANSFORMED_CHANNELS) {
			return DIRECT;
		}
		if (Math.max(shape.height(), shape.width()) <= TileConvolution.SIDE) {
			return TILE;
		}
		return (shape.pool() <= 2) ? WINOGRAD : DIRECT;
	}

	/**
	 * The members' weights, transformed; {@code null} where weights are used as they are.
	 */
	@Nullable TransformedWeights transformedWeights(Convolution operation, StageContext context) {
		return switch (this) {
			case TILE -> new TransformedWeights(TileConvolution.G, operation, context);
			case WINOGRAD -> new TransformedWeights(WinogradConvolution.G, operation, context);
			case STACKED, NARROW, DIRECT -> null;
		};
	}

	ConvolutionKernel kernel(ConvolutionShape shape, int examples, TensorArena arena) {
		return switch (this) {
			case NARROW -> NarrowConvolution.of(shape, examples, arena);
			case TILE -> new TileConvolution(shape, examples, arena);
			case WINOGRAD -> WinogradConvolution.of(shape, examples, arena);
			case DIRECT -> new DirectConvolution(shape, examples, arena);
			case STACKED -> throw new IllegalStateException("Computed by a stage of its own");
		};
	}

	/** The bytes that one example's intermediate results take. */
	long exampleBytes(ConvolutionShape shape) {
		long values = switch (this) {
			case TILE -> 52L * (shape.channels() + shape.filters());
			case WINOGRAD -> 16L * (shape.channels() + shape.filters()) * shape.windows() * shape.places() / 4;
			case STACKED, NARROW, DIRECT -> shape.places() * (shape.inputs() + 2L * shape.filters()) * shape.windows();
		};
		return Float.BYTES * values;
	}

}
