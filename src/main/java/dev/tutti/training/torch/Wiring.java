package dev.tutti.training.torch;

import java.util.List;

import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * What the stages of a pass are made of.
 *
 * @param training whether there will be gradients and dropout
 * @param dropouts of the pass, first layer first
 */
record Wiring(Parameters parameters, Statistics statistics, Arena arena, boolean training,
		List<DropoutStage> dropouts) {

	/** Memory for so many values of an example. */
	Buffer output(Tensor input, long width) {
		return this.arena.allocate(this.parameters.members(), input.size(1), width);
	}

	/**
	 * Memory for the gradient by a stage's input.
	 * @param first whether nothing asks for it
	 */
	@Nullable Buffer inputGradient(Tensor input, boolean first) {
		return (this.training && !first) ? this.arena.allocate(input.shape()) : null;
	}

	DropoutStage keep(DropoutStage stage) {
		this.dropouts.add(stage);
		return stage;
	}

}
