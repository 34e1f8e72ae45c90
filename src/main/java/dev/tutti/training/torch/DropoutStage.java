package dev.tutti.training.torch;

import java.util.Objects;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** Zeroes values by masks that the members draw, each its own. */
final class DropoutStage implements Stage {

	private final Tensor input;

	private final Buffer mask;

	private final Buffer output;

	private final double rate;

	private @Nullable Buffer gradient;

	/**
	 * @param mask where {@link DropoutMasks} writes before each step
	 */
	DropoutStage(double rate, Tensor input, Buffer mask, Buffer output) {
		this.rate = rate;
		this.input = input;
		this.mask = mask;
		this.output = output;
	}

	double rate() {
		return this.rate;
	}

	Tensor mask() {
		return this.mask.values();
	}

	@Override
	public Buffer output() {
		return this.output;
	}

	@Override
	public @Nullable Buffer inputGradient() {
		return this.output;
	}

	@Override
	public void connect(Buffer gradient) {
		this.gradient = gradient;
	}

	@Override
	public void forward() {
		torch.mul_out(this.output.values(), this.input, this.mask.values());
	}

	/** The output is of no use any more: its memory takes the gradient. */
	@Override
	public void backward() {
		Buffer gradient = Objects.requireNonNull(this.gradient);
		torch.mul_out(this.output.values(), gradient.values(), this.mask.values());
	}

}
