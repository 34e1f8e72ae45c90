package dev.tutti.training.torch.stage;

import dev.tutti.training.torch.memory.Buffer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Multiplies values by a mask of each member's own, which is drawn before each step. */
public final class DropoutStage extends Stage {

	private final double rate;

	private final Tensor input;

	private final Buffer mask;

	/**
	 * @param rate the probability that a value is zeroed
	 * @param mask where the masks are written
	 */
	public DropoutStage(double rate, Tensor input, Buffer mask, Buffer output) {
		super(output, null);
		this.rate = rate;
		this.input = input;
		this.mask = mask;
	}

	public double rate() {
		return this.rate;
	}

	/** {@code members x examples x values}. */
	public Tensor mask() {
		return this.mask.values();
	}

	/** The memory of the output, which the backward pass no longer needs. */
	@Override
	public Buffer inputGradient() {
		return output();
	}

	@Override
	public void forward() {
		torch.mul_out(output().values(), this.input, this.mask.values());
	}

	@Override
	public void backward() {
		torch.mul_out(output().values(), gradient().values(), this.mask.values());
	}

}
