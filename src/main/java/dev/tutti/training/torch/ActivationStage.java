package dev.tutti.training.torch;

import java.util.Objects;

import dev.tutti.architecture.layer.Activation;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/** An activation by itself. */
final class ActivationStage implements Stage {

	private final Activation activation;

	private final Tensor input;

	private final Buffer output;

	private @Nullable Buffer gradient;

	ActivationStage(Activation activation, Tensor input, Buffer output) {
		this.activation = activation;
		this.input = input;
		this.output = output;
	}

	@Override
	public Buffer output() {
		return this.output;
	}

	/** Where the other one lay. */
	@Override
	public @Nullable Buffer inputGradient() {
		return this.gradient;
	}

	@Override
	public void connect(Buffer gradient) {
		this.gradient = gradient;
	}

	@Override
	public void forward() {
		this.output.values().copy_(this.input);
		Activations.apply(this.activation, this.output);
	}

	@Override
	public void backward() {
		Activations.backward(this.activation, Objects.requireNonNull(this.gradient), this.output);
	}

}
