package dev.tutti.training.torch;

import java.util.List;

import dev.tutti.training.Optimizer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** AdaDelta (Zeiler, 2012, algorithm 1). */
final class AdaDeltaUpdater implements Updater {

	private final Parameters parameters;

	private final Optimizer.AdaDelta optimizer;

	private final Tensor gradientSquare;

	private final Tensor stepSquare;

	private final Tensor step;

	private final Tensor scale;

	AdaDeltaUpdater(Parameters parameters, Optimizer.AdaDelta optimizer) {
		this.parameters = parameters;
		this.optimizer = optimizer;
		this.gradientSquare = parameters.like();
		this.stepSquare = parameters.like();
		this.step = parameters.like();
		this.scale = parameters.like();
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
