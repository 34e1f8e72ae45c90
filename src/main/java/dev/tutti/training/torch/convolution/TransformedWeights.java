package dev.tutti.training.torch.convolution;

import dev.tutti.training.lowering.Convolution;
import dev.tutti.training.torch.memory.Backend;
import dev.tutti.training.torch.stage.StageContext;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The weights of all members, transformed for {@link TransformedConvolution}. */
final class TransformedWeights {

	/** {@code 1 x transformed x 9}. */
	private final Tensor transform;

	private final Tensor transformTransposed;

	/** {@code members x 9 x (channels x filters)}. */
	private final Tensor weights;

	private final Tensor weightGradients;

	/** {@code members x transformed x channels x filters}. */
	private final Tensor transformed;

	/** Of one member at a time. */
	private final Tensor gradient;

	private final Scalar one = new Scalar(1.0f);

	/**
	 * @param g {@code G} of the paper, {@code tile x 3}
	 */
	TransformedWeights(double[][] g, Convolution operation, StageContext context) {
		Backend backend = context.backend();
		Tensor weights = context.parameters().value(operation.weights());
		Tensor gradients = context.parameters().gradient(operation.weights());
		Tensor transform = transform(g, backend);
		long size = transform.size(0);
		long channels = operation.inputShape().channels();
		this.transform = transform.unsqueeze(0);
		this.transformTransposed = transform.t().unsqueeze(0);
		this.weights = weights.view(weights.size(0), 9, -1);
		this.weightGradients = gradients.view(weights.size(0), 9, -1);
		this.transformed = backend.zeros(weights.size(0), size, channels, operation.filters());
		this.gradient = backend.zeros(size, channels, operation.filters());
	}

	/**
	 * {@code tile^2 x 9}: {@code G w G'} of windows {@code w} whose 9 values are rows.
	 */
	private static Tensor transform(double[][] g, Backend backend) {
		int tile = g.length;
		double[] all = new double[tile * tile * 9];
		for (int i = 0; i < tile * tile; i++) {
			for (int j = 0; j < 9; j++) {
				all[i * 9 + j] = g[i / tile][j / 3] * g[i % tile][j % 3];
			}
		}
		return backend.of(all, (long) tile * tile, 9);
	}

	/** {@code members x transformed x channels x filters}. */
	Tensor values() {
		return this.transformed;
	}

	/** The gradient by one member's transformed weights. */
	Tensor gradient() {
		return this.gradient;
	}

	/** Transforms a member's weights. */
	void forward(int member) {
		torch.bmm_out(this.transformed.narrow(0, member, 1).view(1, this.transform.size(1), -1), this.transform,
				this.weights.narrow(0, member, 1));
	}

	/** Adds to the gradient by a member's weights, from {@link #gradient()}. */
	void backward(int member, Scalar momentum) {
		this.weightGradients.narrow(0, member, 1)
			.baddbmm_(this.transformTransposed, this.gradient.view(1, this.transform.size(1), -1), momentum, this.one);
	}

}
