package dev.tutti.training.torch;

import java.util.List;

import dev.tutti.training.Optimizer;
import dev.tutti.training.Training;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** Moves the parameters of all members by their gradients. */
interface Updater {

	/**
	 * What it keeps from step to step, as flat tensors beside the parameters.
	 */
	List<Tensor> state();

	/**
	 * @param step mini-batch steps before this one
	 * @param epoch the epoch it belongs to, counted from 0
	 */
	void update(long step, int epoch);

	static Updater of(Parameters parameters, Training training) {
		Optimizer optimizer = training.optimizer();
		Updater updater;
		if (optimizer instanceof Optimizer.Adam adam) {
			updater = new AdamUpdater(parameters, adam);
		}
		else if (optimizer instanceof Optimizer.AdaDelta adaDelta) {
			updater = new AdaDeltaUpdater(parameters, adaDelta);
		}
		else {
			updater = SgdUpdater.of(parameters, (Optimizer.Sgd) optimizer);
		}
		return (training.l2() > 0) ? new PenalizedUpdater(parameters, training.l2(), updater) : updater;
	}

	/** Adds the gradient of the L2 penalty first. */
	record PenalizedUpdater(Parameters parameters, double l2, Updater updater) implements Updater {

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
