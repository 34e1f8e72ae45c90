package dev.tutti.training.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.tutti.architecture.layer.Activation;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * A convolution of all members with the max-pool on it. Biases and activation come after
 * the pool: both keep the order of values, so the maximum is the same.
 */
final class ConvolutionStage implements Stage {

	/**
	 * What passes between the operations is to stay within this: a second-level cache.
	 */
	private static final long CACHE = 1 << 20;

	private final Activation activation;

	private final Parameters parameters;

	private final Tensor biases;

	private final Tensor biasGradients;

	private final Tensor ones;

	private final Buffer output;

	private final Tensor rows;

	private final @Nullable Buffer inputGradient;

	private final @Nullable Transformed transformed;

	private final List<Piece> pieces = new ArrayList<>();

	private final List<Tensor> pieceGradients = new ArrayList<>();

	private final Scalar one = new Scalar(1.0f);

	private final Scalar zero = new Scalar(0.0f);

	private @Nullable Buffer gradient;

	/**
	 * @param first whether nothing asks for the gradient by the input
	 * @param parameter the place of the weights among the parameters; the biases follow
	 * @param input {@code members x examples x inputs}
	 * @param output {@code members x examples x outputs}
	 */
	ConvolutionStage(ConvolutionShape shape, boolean first, Wiring wiring, int parameter, Activation activation,
			Tensor input, Buffer output, @Nullable Buffer inputGradient) {
		Parameters parameters = wiring.parameters();
		Arena arena = wiring.arena();
		this.activation = activation;
		this.parameters = parameters;
		this.biases = parameters.value(parameter + 1);
		this.biasGradients = parameters.gradient(parameter + 1);
		this.output = output;
		this.inputGradient = inputGradient;
		int members = parameters.members();
		int examples = (int) input.size(1);
		int windows = shape.windows();
		int filters = shape.filters();
		this.rows = output.values().view(members, (long) examples * windows, filters);
		this.ones = arena.backend().ones(1, 1, (long) examples * windows).expand(members, 1, (long) examples * windows);
		Tensor weights = parameters.value(parameter);
		Tensor gradients = parameters.gradient(parameter);
		Method method = Method.of(shape, first);
		Tensor transform = method.weightTransform(arena.backend());
		this.transformed = (transform != null) ? new Transformed(transform, weights, gradients, shape, arena.backend())
				: null;
		Tensor kernels = (this.transformed != null) ? this.transformed.kernels() : weights;
		int chunk = (int) Math.max(1, Math.min(examples, CACHE / method.exampleBytes(shape)));
		ConvolutionScratch scratch = method.scratch(shape, chunk, arena);
		ConvolutionScratch last = (examples % chunk != 0) ? method.scratch(shape, examples % chunk, arena) : scratch;
		Tensor pictures = pictures(input, shape);
		Tensor gradientPictures = (inputGradient != null) ? pictures(inputGradient.values(), shape) : null;
		for (int member = 0; member < members; member++) {
			Tensor kernel = kernels.select(0, member);
			for (int start = 0; start < examples; start += chunk) {
				int length = Math.min(chunk, examples - start);
				ConvolutionScratch used = (length == chunk) ? scratch : last;
				Part part = new Part(used, member, (long) start * windows, (long) length * windows);
				this.pieces
					.add(new Piece(used, pictures.select(0, member).narrow(0, start, length),
							(gradientPictures != null) ? gradientPictures.select(0, member).narrow(0, start, length)
									: null,
							used.arrange(kernel), used.arrange(kernel.transpose(-2, -1)),
							(this.transformed != null) ? this.transformed.gradient() : gradients.select(0, member),
							part.of(this.rows), wiring.training() ? used.pool().winners(arena.backend()) : null, part,
							start == 0, start + length == examples));
			}
		}
	}

	private static Tensor pictures(Tensor rows, ConvolutionShape shape) {
		return rows.view(rows.size(0), rows.size(1), shape.height(), shape.width(), shape.channels());
	}

	@Override
	public Buffer output() {
		return this.output;
	}

	@Override
	public @Nullable Buffer inputGradient() {
		return this.inputGradient;
	}

	@Override
	public void connect(Buffer gradient) {
		this.gradient = gradient;
		Tensor rows = gradient.values().view(this.rows.shape());
		this.pieces.forEach((piece) -> this.pieceGradients.add(piece.part.of(rows)));
	}

	@Override
	public void forward() {
		for (Piece piece : this.pieces) {
			if (this.transformed != null && piece.first) {
				this.transformed.forward(piece.part.member);
			}
			piece.scratch.convolve(piece.input, piece.weights);
			piece.scratch.pool().forward(piece.output, piece.winners);
		}
		this.rows.add_(this.biases);
		Activations.apply(this.activation, this.output);
	}

	@Override
	public void backward() {
		Buffer gradient = Objects.requireNonNull(this.gradient);
		Activations.backward(this.activation, gradient, this.output);
		Scalar carry = this.parameters.carry();
		Scalar kept = (this.transformed != null) ? this.zero : carry;
		Tensor gradients = gradient.values().view(this.rows.shape());
		this.biasGradients.baddbmm_(this.ones, gradients, carry, this.one);
		for (int i = 0; i < this.pieces.size(); i++) {
			Piece piece = this.pieces.get(i);
			piece.scratch.pool().backward(this.pieceGradients.get(i), Objects.requireNonNull(piece.winners));
			piece.scratch.weightGradient(piece.input, piece.weightGradient, piece.first ? kept : this.one);
			if (piece.inputGradient != null) {
				piece.scratch.inputGradient(piece.weightsTransposed, piece.inputGradient);
			}
			if (this.transformed != null && piece.last) {
				this.transformed.backward(piece.part.member, carry);
			}
		}
	}

	/**
	 * The members' weights transformed for Winograd's filtering, a member at a time.
	 *
	 * @param kernels {@code members x transformed x channels x filters}
	 * @param gradient by those of one member
	 */
	private record Transformed(Tensor transform, Tensor transformTransposed, Tensor weights, Tensor weightGradients,
			Tensor kernels, Tensor gradient, Scalar one) {

		Transformed(Tensor transform, Tensor weights, Tensor weightGradients, ConvolutionShape shape, Backend backend) {
			this(transform.unsqueeze(0), transform.t().unsqueeze(0), weights.view(weights.size(0), 9, -1),
					weightGradients.view(weights.size(0), 9, -1),
					backend.zeros(weights.size(0), transform.size(0), shape.channels(), shape.filters()),
					backend.zeros(transform.size(0), shape.channels(), shape.filters()), new Scalar(1.0f));
		}

		void forward(int member) {
			torch.bmm_out(this.kernels.narrow(0, member, 1).view(1, this.transform.size(1), -1), this.transform,
					this.weights.narrow(0, member, 1));
		}

		void backward(int member, Scalar carry) {
			this.weightGradients.narrow(0, member, 1)
				.baddbmm_(this.transformTransposed, this.gradient.view(1, this.transform.size(1), -1), carry, this.one);
		}

	}

	/** Rows of one member. */
	private record Part(ConvolutionScratch scratch, int member, long start, long length) {

		Tensor of(Tensor rows) {
			return this.scratch.arrangeRows(rows.select(0, this.member).narrow(0, this.start, this.length));
		}

	}

	/** How it is computed. */
	private enum Method {

		NARROW, TILE, WINOGRAD, DIRECT;

		static Method of(ConvolutionShape shape, boolean first) {
			if (first && NarrowConvolution.suits(shape)) {
				return NARROW;
			}
			if (TileConvolution.suits(shape)) {
				return TILE;
			}
			return WinogradConvolution.suits(shape) ? WINOGRAD : DIRECT;
		}

		/** {@code transformed x 9}, of methods that transform weights. */
		@Nullable Tensor weightTransform(Backend backend) {
			return switch (this) {
				case TILE -> TileConvolution.weightTransform(backend);
				case WINOGRAD -> WinogradConvolution.weightTransform(backend);
				case NARROW, DIRECT -> null;
			};
		}

		ConvolutionScratch scratch(ConvolutionShape shape, int examples, Arena arena) {
			return switch (this) {
				case NARROW -> new NarrowConvolution(shape, examples, arena);
				case TILE -> new TileConvolution(shape, examples, arena);
				case WINOGRAD -> new WinogradConvolution(shape, examples, arena);
				case DIRECT -> new DirectConvolution(shape, examples, arena);
			};
		}

		long exampleBytes(ConvolutionShape shape) {
			long values = switch (this) {
				case TILE -> 52L * (shape.channels() + shape.filters());
				case WINOGRAD -> 16L * (shape.channels() + shape.filters()) * shape.windows() * shape.places() / 4;
				case NARROW, DIRECT -> shape.places() * (shape.inputs() + 2L * shape.filters()) * shape.windows();
			};
			return Float.BYTES * values;
		}

	}

	/** A few examples of one member. */
	private record Piece(ConvolutionScratch scratch, Tensor input, @Nullable Tensor inputGradient, Tensor weights,
			Tensor weightsTransposed, Tensor weightGradient, Tensor output, Tensor @Nullable [] winners, Part part,
			boolean first, boolean last) {

	}

}
