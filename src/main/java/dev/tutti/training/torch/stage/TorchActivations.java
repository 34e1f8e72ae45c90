package dev.tutti.training.torch.stage;

import dev.tutti.architecture.layer.Activation;
import dev.tutti.training.torch.memory.Buffer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Activations in place; derivatives are computed from the activations' results. */
final class TorchActivations {

	private TorchActivations() {
	}

	static void apply(Activation activation, Buffer values) {
		Tensor x = values.padded();
		switch (activation) {
			case RELU -> x.relu_();
			case ELU -> torch.elu_(x);
			case TANH -> x.tanh_();
			case IDENTITY -> {
				// as it is
			}
		}
	}

	/**
	 * Turns the gradient by the output into that by the input.
	 * @param output the result of {@link #apply}
	 */
	static void backward(Activation activation, Buffer gradient, Buffer output) {
		Tensor g = gradient.padded();
		Tensor y = output.padded();
		switch (activation) {
			case RELU -> torch.threshold_backward_out(g, g, y, new Scalar(0.0f));
			case ELU -> {
				Scalar one = new Scalar(1.0f);
				torch.elu_backward_out(g, g, one, one, one, true, y);
			}
			case TANH -> torch.tanh_backward_out(g, g, y);
			case IDENTITY -> {
				// as it is
			}
		}
	}

}
