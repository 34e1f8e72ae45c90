package dev.tutti.training.torch.network;

import dev.tutti.training.torch.memory.Buffer;
import dev.tutti.training.torch.stage.Stage;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** A residual block: adds the input, projected or as it is, to the output of a chain. */
final class ResidualStage extends Stage {

	private final StageChain chain;

	private final StageChain skip;

	private @Nullable Buffer chainGradient;

	private @Nullable Buffer skipGradient;

	/**
	 * @param chain the stages of the block
	 * @param skip the projection of the input; without stages where the input is added as
	 * it is
	 */
	ResidualStage(StageChain chain, StageChain skip, Buffer output) {
		super(output, null);
		this.chain = chain;
		this.skip = skip;
	}

	@Override
	public @Nullable Buffer inputGradient() {
		return this.chainGradient;
	}

	/**
	 * The backward pass does not need the output: its memory holds the copy of the
	 * gradient that the chain overwrites.
	 */
	@Override
	public void connect(Buffer outputGradient) {
		super.connect(outputGradient);
		this.chainGradient = this.chain.connect(output());
		this.skipGradient = this.skip.connect(outputGradient);
	}

	@Override
	public void forward() {
		this.chain.forward();
		this.skip.forward();
		torch.add_out(output().values(), this.chain.output(), this.skip.output());
	}

	@Override
	public void backward() {
		output().values().copy_(gradient().values());
		this.chain.backward();
		this.skip.backward();
		if (this.chainGradient != null && this.skipGradient != null) {
			this.chainGradient.values().add_(this.skipGradient.values());
		}
	}

}
