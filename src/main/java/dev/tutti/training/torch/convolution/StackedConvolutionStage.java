package dev.tutti.training.torch.convolution;

import dev.tutti.training.lowering.Convolution;
import dev.tutti.training.torch.memory.Backend;
import dev.tutti.training.torch.memory.Buffer;
import dev.tutti.training.torch.memory.StackedParameters;
import dev.tutti.training.torch.stage.BiasedActivation;
import dev.tutti.training.torch.stage.Stage;
import dev.tutti.training.torch.stage.StageContext;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * A convolution with the max-pool on it, computed for all members and examples at once,
 * in few and large operations, which suit a GPU: one product of matrices for each member,
 * where one row holds the inputs of one output. Outputs are ordered by their place in the
 * pool's window, so that the pool is a maximum over one axis. The rows are kept for the
 * backward pass.
 */
final class StackedConvolutionStage extends Stage {

	private final StackedParameters parameters;

	private final BiasedActivation activation;

	private final Tensor weights;

	private final Tensor weightsTransposed;

	private final Tensor weightGradients;

	private final Tensor images;

	private final @Nullable Tensor imageGradients;

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

	/**
	 * @param input {@code members x examples x inputs}
	 * @param output {@code members x examples x outputs}
	 */
	StackedConvolutionStage(Convolution operation, ConvolutionShape shape, StageContext context, Tensor input,
			Buffer output, @Nullable Buffer inputGradient) {
		super(output, inputGradient);
		this.parameters = context.parameters();
		this.weights = this.parameters.value(operation.weights());
		this.weightsTransposed = this.weights.transpose(1, 2);
		this.weightGradients = this.parameters.gradient(operation.weights());
		this.images = shape.images(input);
		this.imageGradients = (inputGradient != null) ? shape.images(inputGradient.values()) : null;
		long members = this.parameters.members();
		long examples = input.size(1);
		long pooled = examples * shape.windows();
		long pool = shape.pool();
		this.activation = new BiasedActivation(context, operation.weights() + 1, operation.activation(), output,
				pooled);
		this.kernel = shape.kernel();
		this.channels = shape.channels();
		Backend backend = context.backend();
		this.padded = backend.zeros(members, examples, shape.paddedHeight(), shape.paddedWidth(), this.channels);
		this.interior = this.padded.narrow(2, shape.margin(), shape.height()).narrow(3, shape.margin(), shape.width());
		long row = shape.paddedWidth() * this.channels;
		long image = shape.paddedHeight() * row;
		this.windows = this.padded.as_strided(
				new long[] { members, pool, pool, examples, shape.pooledHeight(), shape.pooledWidth(), this.kernel,
						this.kernel * this.channels },
				examples * image, row, this.channels, image, pool * row, pool * this.channels, row, 1);
		this.columns = backend.zeros(this.windows.shape());
		this.matrices = this.columns.view(members, -1, shape.inputs());
		this.sums = (pool > 1) ? backend.zeros(members, shape.places() * pooled, shape.filters())
				: this.activation.rows();
		this.places = this.sums.view(members, shape.places(), -1);
		this.winners = (context.training() && pool > 1)
				? backend.zerosOf(torch.ScalarType.Long, members, 1, pooled * shape.filters()) : null;
	}

	@Override
	public void forward() {
		this.interior.copy_(this.images);
		this.columns.copy_(this.windows);
		torch.bmm_out(this.sums, this.matrices, this.weights);
		Tensor pooled = this.activation.rows().view(this.places.size(0), 1, -1);
		if (this.winners != null) {
			torch.max_out(pooled, this.winners, this.places, 1, true);
		}
		else if (this.places.size(1) > 1) {
			torch.amax_out(pooled, this.places, new long[] { 1 }, true);
		}
		this.activation.addBiasesAndActivate();
	}

	@Override
	public void backward() {
		Tensor gradients = this.activation.backward(gradient());
		Tensor sumGradients = gradients;
		if (this.winners != null) {
			this.places.zero_();
			this.places.scatter_(1, this.winners, gradients.view(this.winners.shape()));
			sumGradients = this.sums;
		}
		this.weightGradients.baddbmm_(this.matrices.transpose(1, 2), sumGradients, this.parameters.momentum(),
				this.one);
		if (this.imageGradients != null) {
			torch.bmm_out(this.matrices, sumGradients, this.weightsTransposed);
			this.padded.zero_();
			for (long i = 0; i < this.kernel * this.kernel; i++) {
				tap(this.windows, i).add_(tap(this.columns, i));
			}
			this.imageGradients.copy_(this.interior);
			this.padded.zero_();
		}
	}

	/** The inputs of all outputs at one place of the kernel. */
	private Tensor tap(Tensor windows, long place) {
		return windows.select(6, place / this.kernel).narrow(6, place % this.kernel * this.channels, this.channels);
	}

}
