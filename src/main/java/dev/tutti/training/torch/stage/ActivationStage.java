package dev.tutti.training.torch.stage;

import dev.tutti.architecture.layer.Activation;
import dev.tutti.training.torch.memory.Buffer;
import org.bytedeco.pytorch.Tensor;

/** An activation of its own; its backward pass works in place. */
public final class ActivationStage extends Stage {

	private final Activation activation;

	private final Tensor input;

	public ActivationStage(Activation activation, Tensor input, Buffer output) {
		super(output, null);
		this.activation = activation;
		this.input = input;
	}

	/** The memory of the gradient by the output. */
	@Override
	public Buffer inputGradient() {
		return gradient();
	}

	@Override
	public void forward() {
		output().values().copy_(this.input);
		TorchActivations.apply(this.activation, output());
	}

	@Override
	public void backward() {
		TorchActivations.backward(this.activation, gradient(), output());
	}

}
