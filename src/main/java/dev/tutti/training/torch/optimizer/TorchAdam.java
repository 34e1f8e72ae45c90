package dev.tutti.training.torch.optimizer;

import java.util.List;

import dev.tutti.training.Optimizer;
import dev.tutti.training.torch.memory.StackedParameters;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Adam (Kingma and Ba, 2015, algorithm 1). */
final class TorchAdam implements TorchUpdater {

	private final StackedParameters parameters;

	private final Optimizer.Adam optimizer;

	private final Tensor mean;

	private final Tensor square;

	private final Tensor scale;

	TorchAdam(StackedParameters parameters, Optimizer.Adam optimizer) {
		this.parameters = parameters;
		this.optimizer = optimizer;
		this.mean = parameters.zerosLike();
		this.square = parameters.zerosLike();
		this.scale = parameters.zerosLike();
	}

	@Override
	public List<Tensor> state() {
		return List.of(this.mean, this.square);
	}

	@Override
	public void update(long step, int epoch) {
		double beta1 = this.optimizer.beta1();
		double beta2 = this.optimizer.beta2();
		double meanBias = 1 - Math.pow(beta1, step + 1.0);
		double squareBias = 1 - Math.pow(beta2, step + 1.0);
		Tensor gradients = this.parameters.gradients();
		this.mean.mul_(new Scalar(beta1)).add_(gradients, new Scalar(1 - beta1));
		this.square.mul_(new Scalar(beta2)).addcmul_(gradients, gradients, new Scalar(1 - beta2));
		torch.sqrt_out(this.scale, this.square);
		this.scale.mul_(new Scalar(1 / Math.sqrt(squareBias))).add_(new Scalar(this.optimizer.epsilon()));
		this.parameters.values()
			.addcdiv_(this.mean, this.scale, new Scalar(-this.optimizer.learningRate(epoch) / meanBias));
	}

}
