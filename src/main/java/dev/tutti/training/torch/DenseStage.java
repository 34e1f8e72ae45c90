package dev.tutti.training.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.tutti.architecture.layer.Activation;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** A dense layer of all members: products of batches of matrices, one a member. */
final class DenseStage implements Stage {

	private final Activation activation;

	private final Parameters parameters;

	private final Tensor weightsTransposed;

	private final Tensor biases;

	private final Tensor biasGradients;

	private final Tensor ones;

	private final Buffer output;

	private final @Nullable Buffer inputGradient;

	private final List<Piece> pieces = new ArrayList<>();

	private final List<Tensor> pieceGradients = new ArrayList<>();

	private final Scalar one = new Scalar(1.0f);

	private @Nullable Buffer gradient;

	/**
	 * @param input {@code members x examples x inputs}
	 * @param output {@code members x examples x units}
	 * @param parameter the place of the weights among the parameters; the biases follow
	 */
	DenseStage(Parameters parameters, int parameter, Activation activation, Tensor input, Buffer output,
			@Nullable Buffer inputGradient) {
		this.activation = activation;
		this.parameters = parameters;
		Tensor weights = parameters.value(parameter);
		Tensor weightGradients = parameters.gradient(parameter);
		this.weightsTransposed = weights.transpose(1, 2);
		this.biases = parameters.value(parameter + 1);
		this.biasGradients = parameters.gradient(parameter + 1);
		this.ones = torch.ones(new long[] { 1, 1, input.size(1) }, input.options())
			.expand(input.size(0), 1, input.size(1));
		this.output = output;
		this.inputGradient = inputGradient;
		Cut cut = input.is_cpu() ? Cut.of(input.size(1), input.size(2), weights.size(2), weights.stride(1) == 1)
				: new Cut(input.size(1), input.size(2));
		for (long start = 0; start < input.size(1); start += cut.examples) {
			long examples = Math.min(cut.examples, input.size(1) - start);
			for (long place = 0; place < input.size(2); place += cut.inputs) {
				long inputs = Math.min(cut.inputs, input.size(2) - place);
				Tensor part = input.narrow(1, start, examples).narrow(2, place, inputs);
				this.pieces.add(new Piece(part, part.transpose(1, 2), weights.narrow(1, place, inputs),
						weightGradients.narrow(1, place, inputs), output.values().narrow(1, start, examples), start,
						place));
			}
		}
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
		this.pieces.forEach(
				(piece) -> this.pieceGradients.add(gradient.values().narrow(1, piece.start, piece.output.size(1))));
	}

	@Override
	public void forward() {
		for (Piece piece : this.pieces) {
			if (piece.place == 0) {
				torch.baddbmm_out(piece.output, this.biases, piece.input, piece.weights);
			}
			else {
				piece.output.baddbmm_(piece.input, piece.weights);
			}
		}
		Activations.apply(this.activation, this.output);
	}

	@Override
	public void backward() {
		Buffer gradient = Objects.requireNonNull(this.gradient);
		Activations.backward(this.activation, gradient, this.output);
		Scalar carry = this.parameters.carry();
		for (int i = 0; i < this.pieces.size(); i++) {
			Piece piece = this.pieces.get(i);
			piece.weightGradients.baddbmm_(piece.inputTransposed, this.pieceGradients.get(i),
					(piece.start == 0) ? carry : this.one, this.one);
		}
		this.biasGradients.baddbmm_(this.ones, gradient.values(), carry, this.one);
		if (this.inputGradient != null) {
			torch.bmm_out(this.inputGradient.values(), gradient.values(), this.weightsTransposed);
		}
	}

	/**
	 * How many examples and inputs a product takes at a time: OpenBLAS has kernels that
	 * do not copy their operands first, for small products, and they are faster where
	 * there are few units or examples.
	 */
	private record Cut(long examples, long inputs) {

		/** Results of one that is, where weights lie column by column. */
		private static final long COLUMN_MAJOR = 1200;

		/** With fewer, sums are read and written too often. */
		private static final long FEWEST_INPUTS = 32;

		static Cut of(long examples, long inputs, long units, boolean columnMajor) {
			long length = columnMajor ? even(examples, COLUMN_MAJOR / units) : examples;
			long most = SmallProduct.SMALL / (length * units);
			return (most >= Math.min(inputs, FEWEST_INPUTS)) ? new Cut(length, even(inputs, most))
					: new Cut(examples, inputs);
		}

		/** Parts of about the same length. */
		private static long even(long all, long most) {
			long parts = (all + most - 1) / most;
			return (all + parts - 1) / parts;
		}

	}

	/**
	 * Some examples and inputs of all members.
	 *
	 * @param start the first of these examples
	 * @param place the first of these inputs
	 */
	private record Piece(Tensor input, Tensor inputTransposed, Tensor weights, Tensor weightGradients, Tensor output,
			long start, long place) {

	}

}
