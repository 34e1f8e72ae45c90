package dev.tutti.training.torch;

import java.util.Objects;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** Adds its input, or what a convolution makes of it, to what a chain makes of it. */
final class ResidualStage implements Stage {

	private final Chain chain;

	private final Chain skip;

	private final Buffer output;

	private @Nullable Buffer gradient;

	private @Nullable Buffer chainGradient;

	private @Nullable Buffer skipGradient;

	/**
	 * @param skip of no stage when the input is added as it is
	 */
	ResidualStage(Chain chain, Chain skip, Buffer output) {
		this.chain = chain;
		this.skip = skip;
		this.output = output;
	}

	@Override
	public Buffer output() {
		return this.output;
	}

	@Override
	public @Nullable Buffer inputGradient() {
		return this.chainGradient;
	}

	/**
	 * The output is of no use once there is a gradient: its memory takes a copy for the
	 * chain, which overwrites it.
	 */
	@Override
	public void connect(Buffer gradient) {
		this.gradient = gradient;
		this.chainGradient = this.chain.connect(this.output);
		this.skipGradient = this.skip.connect(gradient);
	}

	@Override
	public void forward() {
		this.chain.forward();
		this.skip.forward();
		torch.add_out(this.output.values(), this.chain.output(), this.skip.output());
	}

	@Override
	public void backward() {
		Tensor gradient = Objects.requireNonNull(this.gradient).values();
		this.output.values().copy_(gradient);
		this.chain.backward();
		this.skip.backward();
		if (this.chainGradient != null && this.skipGradient != null) {
			this.chainGradient.values().add_(this.skipGradient.values());
		}
	}

}
