package dev.tutti.training.torch.convolution;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.tutti.training.lowering.Convolution;
import dev.tutti.training.torch.memory.Buffer;
import dev.tutti.training.torch.memory.StackedParameters;
import dev.tutti.training.torch.stage.BiasedActivation;
import dev.tutti.training.torch.stage.Stage;
import dev.tutti.training.torch.stage.StageContext;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A convolution with the max-pool on it, computed for a few examples of one member at a
 * time. Biases and activation come after the pool; both keep the order of values, so the
 * maximum is the same.
 */
final class ConvolutionStage extends Stage {

	/** The bytes that intermediate results may take: a second-level cache. */
	private static final long CACHE = 1 << 20;

	private final StackedParameters parameters;

	private final BiasedActivation activation;

	private final @Nullable TransformedWeights transformed;

	private final List<Piece> pieces = new ArrayList<>();

	private final List<Tensor> pieceGradients = new ArrayList<>();

	private final Scalar one = new Scalar(1.0f);

	private final Scalar zero = new Scalar(0.0f);

	/**
	 * @param input {@code members x examples x inputs}
	 * @param output {@code members x examples x outputs}
	 */
	ConvolutionStage(Convolution operation, ConvolutionShape shape, ConvolutionMethod method, StageContext context,
			Tensor input, Buffer output, @Nullable Buffer inputGradient) {
		super(output, inputGradient);
		this.parameters = context.parameters();
		int examples = (int) input.size(1);
		int windows = shape.windows();
		this.activation = new BiasedActivation(context, operation.weights() + 1, operation.activation(), output,
				(long) examples * windows);
		this.transformed = method.transformedWeights(operation, context);
		Tensor kernels = (this.transformed != null) ? this.transformed.values()
				: this.parameters.value(operation.weights());
		Tensor gradients = this.parameters.gradient(operation.weights());
		int chunk = (int) Math.max(1, Math.min(examples, CACHE / method.exampleBytes(shape)));
		ConvolutionKernel full = method.kernel(shape, chunk, context.arena());
		ConvolutionKernel last = (examples % chunk != 0) ? method.kernel(shape, examples % chunk, context.arena())
				: full;
		Tensor images = shape.images(input);
		Tensor imageGradients = (inputGradient != null) ? shape.images(inputGradient.values()) : null;
		for (int member = 0; member < this.parameters.members(); member++) {
			Tensor weights = kernels.select(0, member);
			Tensor gradient = (this.transformed != null) ? this.transformed.gradient() : gradients.select(0, member);
			for (int start = 0; start < examples; start += chunk) {
				int length = Math.min(chunk, examples - start);
				ConvolutionKernel kernel = (length == chunk) ? full : last;
				Part part = new Part(kernel, member, (long) start * windows, (long) length * windows);
				this.pieces.add(new Piece(part, images.select(0, member).narrow(0, start, length),
						(imageGradients != null) ? imageGradients.select(0, member).narrow(0, start, length) : null,
						kernel.arrangeWeights(weights), kernel.arrangeWeights(weights.transpose(-2, -1)), gradient,
						part.of(this.activation.rows()),
						context.training() ? kernel.pool().winners(context.backend()) : null, start == 0,
						start + length == examples));
			}
		}
	}

	@Override
	public void connect(Buffer outputGradient) {
		super.connect(outputGradient);
		Tensor rows = outputGradient.values().view(this.activation.rows().shape());
		this.pieces.forEach((piece) -> this.pieceGradients.add(piece.part.of(rows)));
	}

	@Override
	public void forward() {
		for (Piece piece : this.pieces) {
			ConvolutionKernel kernel = piece.part.kernel;
			if (this.transformed != null && piece.first) {
				this.transformed.forward(piece.part.member);
			}
			kernel.convolve(piece.input, piece.weights);
			kernel.pool().forward(piece.output, piece.winners);
		}
		this.activation.addBiasesAndActivate();
	}

	@Override
	public void backward() {
		this.activation.backward(gradient());
		Scalar momentum = this.parameters.momentum();
		Scalar first = (this.transformed != null) ? this.zero : momentum;
		for (int i = 0; i < this.pieces.size(); i++) {
			Piece piece = this.pieces.get(i);
			ConvolutionKernel kernel = piece.part.kernel;
			kernel.pool().backward(this.pieceGradients.get(i), Objects.requireNonNull(piece.winners));
			kernel.weightGradient(piece.input, piece.weightGradient, piece.first ? first : this.one);
			if (piece.inputGradient != null) {
				kernel.inputGradient(piece.weightsTransposed, piece.inputGradient);
			}
			if (this.transformed != null && piece.last) {
				this.transformed.backward(piece.part.member, momentum);
			}
		}
	}

	/** The rows of some examples of one member. */
	private record Part(ConvolutionKernel kernel, int member, long start, long length) {

		Tensor of(Tensor rows) {
			return this.kernel.arrangeRows(rows.select(0, this.member).narrow(0, this.start, this.length));
		}

	}

	/**
	 * A few examples of one member.
	 *
	 * @param first whether they are the member's first
	 * @param last whether they are the member's last
	 */
	private record Piece(Part part, Tensor input, @Nullable Tensor inputGradient, Tensor weights,
			Tensor weightsTransposed, Tensor weightGradient, Tensor output, Tensor @Nullable [] winners, boolean first,
			boolean last) {

	}

}
