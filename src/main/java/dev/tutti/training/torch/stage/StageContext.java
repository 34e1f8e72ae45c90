package dev.tutti.training.torch.stage;

import dev.tutti.training.torch.memory.Backend;
import dev.tutti.training.torch.memory.Buffer;
import dev.tutti.training.torch.memory.RunningStatistics;
import dev.tutti.training.torch.memory.StackedParameters;
import dev.tutti.training.torch.memory.TensorArena;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * What all stages of a pass share.
 *
 * @param training whether the pass computes gradients and applies dropout
 */
public record StageContext(StackedParameters parameters, RunningStatistics statistics, TensorArena arena,
		boolean training) {

	public Backend backend() {
		return this.arena.backend();
	}

	/**
	 * Allocates the output of a stage.
	 * @param values the number of values of one example
	 */
	public Buffer output(Tensor input, long values) {
		return this.arena.allocate(this.parameters.members(), input.size(1), values);
	}

	/**
	 * Allocates the gradient by the input of a stage; {@code null} in an evaluation.
	 * @param first whether no earlier stage needs it: {@code null} then, too
	 */
	public @Nullable Buffer inputGradient(Tensor input, boolean first) {
		return (this.training && !first) ? this.arena.allocate(input.shape()) : null;
	}

}
