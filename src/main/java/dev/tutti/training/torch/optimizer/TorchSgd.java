package dev.tutti.training.torch.optimizer;

import java.util.List;

import dev.tutti.training.Optimizer;
import dev.tutti.training.torch.memory.StackedParameters;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Stochastic gradient descent as {@link Optimizer.Sgd} defines it. */
final class TorchSgd {

	private TorchSgd() {
	}

	static TorchUpdater of(StackedParameters parameters, Optimizer.Sgd optimizer) {
		if (optimizer.nesterov() && optimizer.momentum() > 0) {
			return new Nesterov(parameters, parameters.zerosLike(), optimizer);
		}
		parameters.momentum(optimizer.momentum());
		return new Momentum(parameters, optimizer);
	}

	/**
	 * The velocity is stored in place of the gradients: a backward pass multiplies the
	 * previous gradients by the momentum and adds the new ones.
	 */
	private record Momentum(StackedParameters parameters, Optimizer.Sgd optimizer) implements TorchUpdater {

		@Override
		public List<Tensor> state() {
			return (this.optimizer.momentum() > 0) ? List.of(this.parameters.gradients()) : List.of();
		}

		@Override
		public void update(long step, int epoch) {
			this.parameters.values().add_(this.parameters.gradients(), new Scalar(-this.optimizer.learningRate(epoch)));
		}

	}

	private record Nesterov(StackedParameters parameters, Tensor velocity,
			Optimizer.Sgd optimizer) implements TorchUpdater {

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
