package dev.tutti.training.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.tutti.architecture.Activation;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
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
		Tensor winners = wiring.training()
				? arena.backend().zerosOf(ScalarType.Long, members, (long) examples * windows, filters) : null;
		Tensor weights = parameters.value(parameter);
		Tensor gradients = parameters.gradient(parameter);
		Method method = Method.of(shape, first);
		this.transformed = (method == Method.WINOGRAD) ? new Transformed(weights, gradients, shape, arena.backend())
				: null;
		Tensor kernels = (this.transformed != null) ? this.transformed.kernels() : weights;
		Tensor kernelGradients = (this.transformed != null) ? this.transformed.gradients() : gradients;
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
				this.pieces.add(new Piece(used, pictures.select(0, member).narrow(0, start, length),
						(gradientPictures != null) ? gradientPictures.select(0, member).narrow(0, start, length) : null,
						used.arrange(kernel), used.arrange(kernel.transpose(-2, -1)), kernelGradients.select(0, member),
						(winners != null) ? part.of(this.rows) : part.rows(this.rows),
						(winners != null) ? part.of(winners) : null, part, start == 0));
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
		if (this.transformed != null) {
			this.transformed.forward();
		}
		for (Piece piece : this.pieces) {
			if (piece.winners != null) {
				piece.scratch.forward(piece.input, piece.weights, piece.output, piece.winners);
			}
			else {
				piece.scratch.evaluate(piece.input, piece.weights, piece.output);
			}
		}
		this.rows.add_(this.biases);
		Activations.apply(this.activation, this.output);
	}

	@Override
	public void backward() {
		Buffer gradient = Objects.requireNonNull(this.gradient);
		Activations.backward(this.activation, gradient, this.output);
		Scalar carry = this.parameters.carry();
		Scalar kept = (this.transformed != null) ? new Scalar(0.0f) : carry;
		Tensor gradients = gradient.values().view(this.rows.shape());
		this.biasGradients.baddbmm_(this.ones, gradients, carry, this.one);
		for (int i = 0; i < this.pieces.size(); i++) {
			Piece piece = this.pieces.get(i);
			piece.scratch.weightGradient(piece.input, this.pieceGradients.get(i), Objects.requireNonNull(piece.winners),
					piece.weightGradient, piece.first ? kept : this.one);
			if (piece.inputGradient != null) {
				piece.scratch.inputGradient(piece.weightsTransposed, piece.inputGradient);
			}
		}
		if (this.transformed != null) {
			this.transformed.backward(carry);
		}
	}

	/**
	 * The members' weights transformed for Winograd's filtering.
	 *
	 * @param kernels {@code members x 16 x channels x filters}
	 * @param gradients by them
	 */
	private record Transformed(Tensor transform, Tensor transformTransposed, Tensor weights, Tensor weightGradients,
			Tensor kernels, Tensor gradients) {

		Transformed(Tensor weights, Tensor weightGradients, ConvolutionShape shape, Backend backend) {
			this(expand(WinogradConvolution.weightTransform(backend), weights.size(0)),
					expand(WinogradConvolution.weightTransform(backend).t(), weights.size(0)),
					weights.view(weights.size(0), 9, -1), weightGradients.view(weights.size(0), 9, -1),
					backend.zeros(weights.size(0), 16, shape.channels(), shape.filters()),
					backend.zeros(weights.size(0), 16, shape.channels(), shape.filters()));
		}

		private static Tensor expand(Tensor matrix, long members) {
			return matrix.unsqueeze(0).expand(members, matrix.size(0), matrix.size(1));
		}

		void forward() {
			torch.bmm_out(this.kernels.view(this.kernels.size(0), 16, -1), this.transform, this.weights);
		}

		void backward(Scalar carry) {
			this.weightGradients.baddbmm_(this.transformTransposed, this.gradients.view(this.gradients.size(0), 16, -1),
					carry, new Scalar(1.0f));
		}

	}

	/** Rows of one member. */
	private record Part(ConvolutionScratch scratch, int member, long start, long length) {

		Tensor of(Tensor rows) {
			return this.scratch.picture(rows(rows));
		}

		Tensor rows(Tensor rows) {
			return rows.select(0, this.member).narrow(0, this.start, this.length);
		}

	}

	/** How it is computed. */
	private enum Method {

		NARROW, WINOGRAD, DIRECT;

		static Method of(ConvolutionShape shape, boolean first) {
			if (first && NarrowConvolution.suits(shape)) {
				return NARROW;
			}
			return WinogradConvolution.suits(shape) ? WINOGRAD : DIRECT;
		}

		ConvolutionScratch scratch(ConvolutionShape shape, int examples, Arena arena) {
			return switch (this) {
				case NARROW -> new NarrowConvolution(shape, examples, arena);
				case WINOGRAD -> new WinogradConvolution(shape, examples, arena);
				case DIRECT -> new DirectConvolution(shape, examples, arena);
			};
		}

		long exampleBytes(ConvolutionShape shape) {
			long values = (this == WINOGRAD) ? 16L * (shape.channels() + shape.filters())
					: shape.places() * (shape.inputs() + 2L * shape.filters());
			return Float.BYTES * values * shape.windows();
		}

	}

	/** A few examples of one member. */
	private record Piece(ConvolutionScratch scratch, Tensor input, @Nullable Tensor inputGradient, Tensor weights,
			Tensor weightsTransposed, Tensor weightGradient, Tensor output, @Nullable Tensor winners, Part part,
			boolean first) {

	}

}
