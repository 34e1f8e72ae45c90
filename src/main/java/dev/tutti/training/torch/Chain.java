package dev.tutti.training.torch;

import java.util.ArrayList;
import java.util.List;

import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/** Stages one after the other. */
final class Chain {

	private final List<Stage> stages = new ArrayList<>();

	private final Tensor output;

	/**
	 * @param input {@code members x examples x values}
	 * @param first whether nothing before asks for a gradient
	 */
	Chain(List<Node> nodes, Wiring wiring, Tensor input, boolean first) {
		Tensor current = input;
		for (int i = 0; i < nodes.size(); i++) {
			Stage stage = nodes.get(i).stage(wiring, current, first && i == 0);
			if (stage != null) {
				this.stages.add(stage);
				current = stage.output().values();
			}
		}
		this.output = current;
	}

	/** What the last stage gives; the input without stages. */
	Tensor output() {
		return this.output;
	}

	void forward() {
		for (Stage stage : this.stages) {
			stage.forward();
		}
	}

	/**
	 * Takes note of where the gradient by the output will lie.
	 * @return where that by the input will; {@code null} if nothing asks for it
	 */
	@Nullable Buffer connect(Buffer gradient) {
		Buffer current = gradient;
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

	void backward() {
		for (int i = this.stages.size() - 1; i >= 0; i--) {
			this.stages.get(i).backward();
		}
	}

}
