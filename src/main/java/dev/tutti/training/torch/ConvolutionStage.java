package dev.tutti.training.torch;

import java.util.ArrayList;
import java.util.List;

import dev.tutti.architecture.Activation;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
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

	private final List<Piece> pieces = new ArrayList<>();

	private final Scalar one = new Scalar(1.0f);

	/**
	 * @param input {@code members x examples x height x width x channels}
	 * @param output {@code members x examples x outputs}
	 */
	ConvolutionStage(ConvolutionShape shape, Parameters parameters, int parameter, Activation activation, Tensor input,
			Buffer output, @Nullable Buffer inputGradient, Arena arena) {
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
		Tensor winners = arena.backend().zerosOf(ScalarType.Long, members, (long) examples * windows, filters);
		long exampleBytes = 4L * shape.places() * windows * (shape.inputs() + 2L * filters);
		int chunk = (int) Math.max(1, Math.min(examples, CACHE / exampleBytes));
		ConvolutionScratch scratch = new ConvolutionScratch(shape, chunk, arena);
		ConvolutionScratch last = (examples % chunk != 0) ? new ConvolutionScratch(shape, examples % chunk, arena)
				: scratch;
		for (int member = 0; member < members; member++) {
			Tensor weights = parameters.value(parameter).select(0, member);
			Tensor gradient = parameters.gradient(parameter).select(0, member);
			for (int start = 0; start < examples; start += chunk) {
				int length = Math.min(chunk, examples - start);
				ConvolutionScratch used = (length == chunk) ? scratch : last;
				Part part = new Part(member, (long) start * windows, (long) length * windows, filters);
				this.pieces.add(new Piece(used, input.select(0, member).narrow(0, start, length),
						(inputGradient != null) ? inputGradient.values().select(0, member).narrow(0, start, length)
								: null,
						expand(weights, used), expand(weights.t(), used), gradient, part.of(this.rows),
						part.of(winners), part, start == 0));
			}
		}
	}

	private static Tensor expand(Tensor matrix, ConvolutionScratch scratch) {
		return matrix.unsqueeze(0).expand(scratch.matrices(), matrix.size(0), matrix.size(1));
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
	public void forward() {
		for (Piece piece : this.pieces) {
			piece.scratch.forward(piece.input, piece.weights, piece.output, piece.winners);
		}
		this.rows.add_(this.biases);
		Activations.apply(this.activation, this.output);
	}

	@Override
	public void backward(Buffer gradient) {
		Activations.backward(this.activation, gradient, this.output);
		Scalar carry = this.parameters.carry();
		Tensor gradients = gradient.values().view(this.rows.shape());
		this.biasGradients.baddbmm_(this.ones, gradients, carry, this.one);
		for (Piece piece : this.pieces) {
			piece.scratch.weightGradient(piece.input, piece.part.of(gradients), piece.winners, piece.weightGradient,
					piece.first ? carry : this.one);
			if (piece.inputGradient != null) {
				piece.scratch.inputGradient(piece.weightsTransposed, piece.inputGradient);
			}
		}
	}

	/** Rows of one member, seen as a picture of one row. */
	private record Part(int member, long start, long length, long filters) {

		Tensor of(Tensor rows) {
			return ConvolutionScratch.picture(rows.select(0, this.member).narrow(0, this.start, this.length), 1,
					this.length, this.filters);
		}

	}

	/** A few examples of one member. */
	private record Piece(ConvolutionScratch scratch, Tensor input, @Nullable Tensor inputGradient, Tensor weights,
			Tensor weightsTransposed, Tensor weightGradient, Tensor output, Tensor winners, Part part, boolean first) {

	}

}
