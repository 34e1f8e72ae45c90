package dev.tutti.training.torch.memory;

import java.util.List;

import dev.tutti.architecture.layer.Layer;
import dev.tutti.training.lowering.ParameterShape;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * The means and variances that batch norms compute over a mini-batch, and the running
 * averages of them that evaluations use, which are part of a member's state.
 */
public final class RunningStatistics {

	/**
	 * The running averages in place of the parameters, the mini-batch's own statistics in
	 * place of the gradients.
	 */
	private final StackedParameters layout;

	private final boolean any;

	public RunningStatistics(Backend backend, int members, List<ParameterShape> shapes) {
		this.layout = new StackedParameters(backend, members, shapes);
		this.any = !shapes.isEmpty();
	}

	/** The running averages, laid out like parameters. */
	public StackedParameters layout() {
		return this.layout;
	}

	/** {@code members x 1 x channels}, of the last mini-batch or the running averages. */
	public Tensor of(int statistic, boolean batch) {
		return batch ? this.layout.gradient(statistic) : this.layout.value(statistic);
	}

	/**
	 * Adds the last mini-batch to the running averages, whose weights sum to 1.
	 * @param step mini-batch steps before this one
	 */
	public void average(long step) {
		if (this.any) {
			double momentum = Layer.BatchNorm.MOMENTUM;
			Scalar share = new Scalar((1 - momentum) / (1 - Math.pow(momentum, step + 1.0)));
			this.layout.values().lerp_(this.layout.gradients(), share);
		}
	}

}
