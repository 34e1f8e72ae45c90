package dev.tutti.training.torch;

import java.util.List;

import dev.tutti.training.Optimizer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Stochastic gradient descent as {@link Optimizer.Sgd} defines it. */
final class SgdUpdater {

	private SgdUpdater() {
	}

	static Updater of(Parameters parameters, Optimizer.Sgd optimizer) {
		if (optimizer.nesterov() && optimizer.momentum() > 0) {
			return new Nesterov(parameters, parameters.like(), optimizer);
		}
		parameters.carry(optimizer.momentum());
		return new Momentum(parameters, optimizer);
	}

	/**
	 * The velocity lies where gradients are written: the products that compute them add
	 * to a share of what is there.
	 */
	private record Momentum(Parameters parameters, Optimizer.Sgd optimizer) implements Updater {

		@Override
		public List<Tensor> state() {
			return (this.optimizer.momentum() > 0) ? List.of(this.parameters.gradients()) : List.of();
		}

		@Override
		public void update(long step, int epoch) {
			this.parameters.values().add_(this.parameters.gradients(), new Scalar(-this.optimizer.learningRate(epoch)));
		}

	}

	private record Nesterov(Parameters parameters, Tensor velocity, Optimizer.Sgd optimizer) implements Updater {

		@Override
		public List<Tensor> state() {
			return List.of(this.velocity);
		}

		@Override
		public void update(long step, int epoch) {
			double rate = this.optimizer.learningRate(epoch);
			double momentum = this.optimizer.momentum();
			Tensor gradients = this.parameters.gradients();
			torch.add_out(this.velocity, gradients, this.velocity, new Scalar(momentum));
			gradients.add_(this.velocity, new Scalar(momentum));
			this.parameters.values().add_(gradients, new Scalar(-rate));
		}

	}

}
