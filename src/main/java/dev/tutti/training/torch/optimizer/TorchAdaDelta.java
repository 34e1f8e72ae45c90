package dev.tutti.training.torch.optimizer;

import java.util.List;

import dev.tutti.training.Optimizer;
import dev.tutti.training.torch.memory.StackedParameters;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** AdaDelta (Zeiler, 2012, algorithm 1). */
final class TorchAdaDelta implements TorchUpdater {

	private final StackedParameters parameters;

	private final Optimizer.AdaDelta optimizer;

	private final Tensor gradientSquare;

	private final Tensor stepSquare;

	private final Tensor step;

	private final Tensor scale;

	TorchAdaDelta(StackedParameters parameters, Optimizer.AdaDelta optimizer) {
		this.parameters = parameters;
		this.optimizer = optimizer;
		this.gradientSquare = parameters.zerosLike();
		this.stepSquare = parameters.zerosLike();
		this.step = parameters.zerosLike();
		this.scale = parameters.zerosLike();
	}

	@Override
	public List<Tensor> state() {
		return List.of(this.gradientSquare, this.stepSquare);
	}

	@Override
	public void update(long step, int epoch) {
		Scalar kept = new Scalar(this.optimizer.rho());
		Scalar added = new Scalar(1 - this.optimizer.rho());
		Scalar epsilon = new Scalar(this.optimizer.epsilon());
		Scalar one = new Scalar(1.0f);
		Tensor gradients = this.parameters.gradients();
		this.gradientSquare.mul_(kept).addcmul_(gradients, gradients, added);
		torch.add_out(this.step, this.stepSquare, epsilon, one);
		torch.add_out(this.scale, this.gradientSquare, epsilon, one);
		this.step.div_(this.scale).sqrt_().mul_(gradients);
		this.stepSquare.mul_(kept).addcmul_(this.step, this.step, added);
		this.parameters.values().add_(this.step, new Scalar(-this.optimizer.learningRate(epoch)));
	}

}
