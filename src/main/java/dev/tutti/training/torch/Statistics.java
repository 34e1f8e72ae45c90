package dev.tutti.training.torch;

import java.util.List;

import dev.tutti.architecture.layer.Layer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Means and variances of all members' batches, and the running averages of them that
 * evaluations take: a part of a member's state.
 */
final class Statistics {

	/**
	 * Laid out like parameters; where their gradients would be are those of the batch.
	 */
	private final Parameters layout;

	private final boolean any;

	Statistics(Backend backend, int members, List<ParameterShape> shapes) {
		this.layout = new Parameters(backend, members, shapes);
		this.any = !shapes.isEmpty();
	}

	Parameters layout() {
		return this.layout;
	}

	/** {@code members x 1 x channels}, of the last batch or the running ones. */
	Tensor of(int statistic, boolean batch) {
		return batch ? this.layout.gradient(statistic) : this.layout.value(statistic);
	}

	/** Takes the last batch into the running averages, whose weights sum to 1. */
	void average(long step) {
		if (this.any) {
			double momentum = Layer.BatchNorm.MOMENTUM;
			Scalar share = new Scalar((1 - momentum) / (1 - Math.pow(momentum, step + 1.0)));
			this.layout.values().lerp_(this.layout.gradients(), share);
		}
	}

}
