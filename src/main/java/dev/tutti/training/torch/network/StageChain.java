package dev.tutti.training.torch.network;

import java.util.List;

import dev.tutti.training.torch.memory.Buffer;
import dev.tutti.training.torch.stage.Stage;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Stages that are computed one after the other.
 *
 * @param output of the last stage; without stages, the input
 */
record StageChain(List<Stage> stages, Tensor output) {

	/** Computes the outputs of all stages. */
	void forward() {
		for (Stage stage : this.stages) {
			stage.forward();
		}
	}

	/**
	 * Sets where the gradient by the output will be.
	 * @return where the gradient by the input will be; {@code null} where none is needed
	 */
	@Nullable Buffer connect(Buffer outputGradient) {
		Buffer current = outputGradient;
		for (int i = this.stages.size() - 1; i >= 0; i--) {
			this.stages.get(i).connect(current);
			Buffer next = this.stages.get(i).inputGradient();
			if (next == null) {
				return null;
			}
			current = next;
		}
		return current;
	}

	/** Computes the gradients, the last stage's first. */
	void backward() {
		for (int i = this.stages.size() - 1; i >= 0; i--) {
			this.stages.get(i).backward();
		}
	}

}
