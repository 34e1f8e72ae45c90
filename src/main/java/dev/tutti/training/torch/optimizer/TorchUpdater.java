package dev.tutti.training.torch.optimizer;

import java.util.List;

import dev.tutti.training.Optimizer;
import dev.tutti.training.Training;
import dev.tutti.training.torch.memory.StackedParameters;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** Updates the parameters of all members from their gradients. */
public interface TorchUpdater {

	/** The optimizer's own state, as flat tensors laid out like the parameters. */
	List<Tensor> state();

	/**
	 * Takes a step.
	 * @param step mini-batch steps before this one
	 * @param epoch the epoch of the step, counted from 0
	 */
	void update(long step, int epoch);

	static TorchUpdater of(StackedParameters parameters, Training training) {
		Optimizer optimizer = training.optimizer();
		TorchUpdater updater;
		if (optimizer instanceof Optimizer.Adam adam) {
			updater = new TorchAdam(parameters, adam);
		}
		else if (optimizer instanceof Optimizer.AdaDelta adaDelta) {
			updater = new TorchAdaDelta(parameters, adaDelta);
		}
		else {
			updater = TorchSgd.of(parameters, (Optimizer.Sgd) optimizer);
		}
		return (training.l2() > 0) ? new PenalizedUpdater(parameters, training.l2(), updater) : updater;
	}

	/** Adds the gradient of the L2 penalty before another optimizer's step. */
	record PenalizedUpdater(StackedParameters parameters, double l2, TorchUpdater updater) implements TorchUpdater {

		@Override
		public List<Tensor> state() {
			return this.updater.state();
		}

		@Override
		public void update(long step, int epoch) {
			this.parameters.weights(this.parameters.gradients())
				.add_(this.parameters.weights(this.parameters.values()), new Scalar(this.l2));
			this.updater.update(step, epoch);
		}

	}

}
