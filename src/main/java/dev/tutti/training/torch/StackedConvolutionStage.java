package dev.tutti.training.torch;

import java.util.Objects;

import dev.tutti.architecture.layer.Activation;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * A convolution of all members and examples at once, with the max-pool on it, in few and
 * large operations, as a GPU wants them: one product of matrices a member, of which each
 * row holds the inputs of one output. Outputs are ordered by their place in the pool's
 * window, so that the pool is a maximum over an axis. What the outputs see is kept for
 * the way back.
 */
final class StackedConvolutionStage implements Stage {

	private final Activation activation;

	private final Parameters parameters;

	private final Tensor weights;

	private final Tensor weightsTransposed;

	private final Tensor biases;

	private final Tensor weightGradients;

	private final Tensor biasGradients;

	private final Tensor ones;

	private final Tensor input;

	private final Buffer output;

	private final Tensor rows;

	private final @Nullable Buffer inputGradient;

	private final @Nullable Tensor gradientPictures;

	/** {@code members x examples x height x width x channels}, zeros around. */
	private final Tensor padded;

	private final Tensor interior;

	/** Every output's window on it. */
	private final Tensor windows;

	private final Tensor columns;

	/** {@code members x outputs x inputs}. */
	private final Tensor matrices;

	/** {@code members x outputs x filters}. */
	private final Tensor sums;

	/** {@code members x places x pooled outputs}. */
	private final Tensor places;

	private final @Nullable Tensor winners;

	private final long kernel;

	private final long channels;

	private final Scalar one = new Scalar(1.0f);

	private @Nullable Buffer gradient;

	/**
	 * @param parameter the place of the weights among the parameters; the biases follow
	 * @param input {@code members x examples x inputs}
	 * @param output {@code members x examples x outputs}
	 */
	StackedConvolutionStage(ConvolutionShape shape, Wiring wiring, int parameter, Activation activation, Tensor input,
			Buffer output, @Nullable Buffer inputGradient) {
		Parameters parameters = wiring.parameters();
		this.activation = activation;
		this.parameters = parameters;
		this.weights = parameters.value(parameter);
		this.weightsTransposed = this.weights.transpose(1, 2);
		this.biases = parameters.value(parameter + 1);
		this.weightGradients = parameters.gradient(parameter);
		this.biasGradients = parameters.gradient(parameter + 1);
		this.input = pictures(input, shape);
		this.output = output;
		this.inputGradient = inputGradient;
		this.gradientPictures = (inputGradient != null) ? pictures(inputGradient.values(), shape) : null;
		long members = parameters.members();
		long examples = input.size(1);
		long pooled = examples * shape.windows();
		long pool = shape.pool();
		this.kernel = shape.kernel();
		this.channels = shape.channels();
		Backend backend = wiring.arena().backend();
		this.rows = output.values().view(members, pooled, shape.filters());
		this.ones = backend.ones(1, 1, pooled).expand(members, 1, pooled);
		this.padded = backend.zeros(members, examples, shape.paddedHeight(), shape.paddedWidth(), this.channels);
		this.interior = this.padded.narrow(2, shape.margin(), shape.height()).narrow(3, shape.margin(), shape.width());
		long row = shape.paddedWidth() * this.channels;
		long picture = shape.paddedHeight() * row;
		this.windows = this.padded.as_strided(
				new long[] { members, pool, pool, examples, shape.pooledHeight(), shape.pooledWidth(), this.kernel,
						this.kernel * this.channels },
				examples * picture, row, this.channels, picture, pool * row, pool * this.channels, row, 1);
		this.columns = backend.zeros(this.windows.shape());
		this.matrices = this.columns.view(members, -1, shape.inputs());
		this.sums = (pool > 1) ? backend.zeros(members, shape.places() * pooled, shape.filters()) : this.rows;
		this.places = this.sums.view(members, shape.places(), -1);
		this.winners = (wiring.training() && pool > 1)
				? backend.zerosOf(torch.ScalarType.Long, members, 1, pooled * shape.filters()) : null;
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
	}

	@Override
	public void forward() {
		this.interior.copy_(this.input);
		this.columns.copy_(this.windows);
		torch.bmm_out(this.sums, this.matrices, this.weights);
		Tensor pooled = this.rows.view(this.places.size(0), 1, -1);
		if (this.winners != null) {
			torch.max_out(pooled, this.winners, this.places, 1, true);
		}
		else if (this.places.size(1) > 1) {
			torch.amax_out(pooled, this.places, new long[] { 1 }, true);
		}
		this.rows.add_(this.biases);
		Activations.apply(this.activation, this.output);
	}

	@Override
	public void backward() {
		Buffer gradient = Objects.requireNonNull(this.gradient);
		Activations.backward(this.activation, gradient, this.output);
		Scalar carry = this.parameters.carry();
		Tensor gradients = gradient.values().view(this.rows.shape());
		this.biasGradients.baddbmm_(this.ones, gradients, carry, this.one);
		Tensor sumGradients = gradients;
		if (this.winners != null) {
			this.places.zero_();
			this.places.scatter_(1, this.winners, gradients.view(this.winners.shape()));
			sumGradients = this.sums;
		}
		this.weightGradients.baddbmm_(this.matrices.transpose(1, 2), sumGradients, carry, this.one);
		if (this.gradientPictures != null) {
			torch.bmm_out(this.matrices, sumGradients, this.weightsTransposed);
			this.padded.zero_();
			for (long i = 0; i < this.kernel * this.kernel; i++) {
				tap(this.windows, i).add_(tap(this.columns, i));
			}
			this.gradientPictures.copy_(this.interior);
			this.padded.zero_();
		}
	}

	/** What all outputs see at one place of the kernel. */
	private Tensor tap(Tensor windows, long place) {
		return windows.select(6, place / this.kernel).narrow(6, place % this.kernel * this.channels, this.channels);
	}

}
