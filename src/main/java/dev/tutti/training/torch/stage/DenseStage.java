package dev.tutti.training.torch.stage;

import java.util.ArrayList;
import java.util.List;

import dev.tutti.training.lowering.Dense;
import dev.tutti.training.torch.memory.Buffer;
import dev.tutti.training.torch.memory.StackedParameters;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** A dense layer of all members: batched matrix products, one matrix for each member. */
public final class DenseStage extends Stage {

	private final StackedParameters parameters;

	private final BiasedActivation activation;

	private final Tensor weightsTransposed;

	private final List<Piece> pieces = new ArrayList<>();

	private final List<Tensor> pieceGradients = new ArrayList<>();

	private final Scalar one = new Scalar(1.0f);

	/**
	 * @param input {@code members x examples x inputs}
	 * @param output {@code members x examples x units}
	 */
	public DenseStage(Dense operation, StageContext context, Tensor input, Buffer output,
			@Nullable Buffer inputGradient) {
		super(output, inputGradient);
		this.parameters = context.parameters();
		this.activation = new BiasedActivation(context, operation.weights() + 1, operation.activation(), output,
				input.size(1));
		Tensor weights = this.parameters.value(operation.weights());
		Tensor weightGradients = this.parameters.gradient(operation.weights());
		this.weightsTransposed = weights.transpose(1, 2);
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
	public void connect(Buffer outputGradient) {
		super.connect(outputGradient);
		this.pieces.forEach((piece) -> this.pieceGradients
			.add(outputGradient.values().narrow(1, piece.start, piece.output.size(1))));
	}

	@Override
	public void forward() {
		for (Piece piece : this.pieces) {
			if (piece.place == 0) {
				torch.baddbmm_out(piece.output, this.activation.biases(), piece.input, piece.weights);
			}
			else {
				piece.output.baddbmm_(piece.input, piece.weights);
			}
		}
		this.activation.activate();
	}

	@Override
	public void backward() {
		Tensor gradients = this.activation.backward(gradient());
		Scalar momentum = this.parameters.momentum();
		for (int i = 0; i < this.pieces.size(); i++) {
			Piece piece = this.pieces.get(i);
			piece.weightGradients.baddbmm_(piece.inputTransposed, this.pieceGradients.get(i),
					(piece.start == 0) ? momentum : this.one, this.one);
		}
		Buffer inputGradient = inputGradient();
		if (inputGradient != null) {
			torch.bmm_out(inputGradient.values(), gradients, this.weightsTransposed);
		}
	}

	/**
	 * The number of examples and inputs of one product. OpenBLAS computes small products
	 * without copying their operands, which is faster where there are few units or
	 * examples.
	 */
	private record Cut(long examples, long inputs) {

		/** Results of a small product at most, where weights are stored by columns. */
		private static final long COLUMN_MAJOR = 1200;

		/** With fewer inputs, sums are read and written too often. */
		private static final long FEWEST_INPUTS = 32;

		static Cut of(long examples, long inputs, long units, boolean columnMajor) {
			long length = columnMajor ? even(examples, COLUMN_MAJOR / units) : examples;
			long most = SmallProduct.SMALL / (length * units);
			return (most >= Math.min(inputs, FEWEST_INPUTS)) ? new Cut(length, even(inputs, most))
					: new Cut(examples, inputs);
		}

		/** The length of parts that are about equally long. */
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
