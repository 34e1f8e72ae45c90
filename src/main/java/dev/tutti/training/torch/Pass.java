package dev.tutti.training.torch;

import java.util.ArrayList;
import java.util.List;

import dev.tutti.training.torch.Network.ConvolutionNode;
import dev.tutti.training.torch.Network.DenseNode;
import dev.tutti.training.torch.Network.DropoutNode;
import dev.tutti.training.torch.Network.Node;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/** The stages of a network on batches of one size. */
final class Pass {

	private final List<Stage> stages = new ArrayList<>();

	private final List<DropoutStage> dropouts = new ArrayList<>();

	private final Tensor logits;

	private final boolean training;

	/**
	 * @param input {@code members x examples x features}, or pictures channels last
	 * @param training whether there will be gradients and dropout
	 */
	Pass(Network network, Parameters parameters, Arena arena, Tensor input, boolean training) {
		this.training = training;
		arena.rewind();
		int members = parameters.members();
		long examples = input.size(1);
		Tensor current = input;
		List<Node> nodes = network.nodes();
		Tensor last = input;
		for (int i = 0; i < nodes.size(); i++) {
			Node node = nodes.get(i);
			Stage stage;
			if (node instanceof ConvolutionNode convolution) {
				ConvolutionShape shape = convolution.shape();
				Tensor pictures = current.view(current.size(0), examples, shape.height(), shape.width(),
						shape.channels());
				Buffer output = arena.allocate(members, examples, (long) shape.windows() * shape.filters());
				stage = arena.backend().wide()
						? new StackedConvolutionStage(shape, parameters, convolution.parameter(),
								convolution.activation(), pictures, output, gradient(arena, pictures), training, arena)
						: new ConvolutionStage(shape, parameters, convolution.parameter(), convolution.activation(),
								pictures, output, gradient(arena, pictures), training, arena);
			}
			else if (node instanceof DenseNode dense) {
				Tensor rows = current.reshape(current.size(0), examples, -1);
				boolean top = i == nodes.size() - 1;
				Buffer output = top ? arena.allocate(members, dense.units(), examples)
						: arena.allocate(members, examples, dense.units());
				last = output.values();
				stage = new DenseStage(parameters, dense.parameter(), dense.activation(), rows,
						top ? new Buffer(output.values().transpose(1, 2), output.padded()) : output,
						gradient(arena, rows));
			}
			else {
				DropoutNode dropout = (DropoutNode) node;
				if (!training) {
					continue;
				}
				DropoutStage masked = new DropoutStage(dropout.rate(), current,
						arena.allocate(members, examples, dropout.width()),
						arena.allocate(members, examples, dropout.width()));
				this.dropouts.add(masked);
				stage = masked;
			}
			this.stages.add(stage);
			current = stage.output().values();
		}
		this.logits = last;
	}

	private @Nullable Buffer gradient(Arena arena, Tensor input) {
		return (this.training && !this.stages.isEmpty()) ? arena.allocate(input.shape()) : null;
	}

	/** {@code members x classes x examples}. */
	Tensor logits() {
		return this.logits;
	}

	List<DropoutStage> dropouts() {
		return this.dropouts;
	}

	void forward() {
		for (Stage stage : this.stages) {
			stage.forward();
		}
	}

	/**
	 * Before the first {@link #backward}.
	 * @param gradient of the loss by the logits, {@code members x examples x classes}
	 */
	void connect(Buffer gradient) {
		Buffer current = gradient;
		for (int i = this.stages.size() - 1; i >= 0; i--) {
			this.stages.get(i).connect(current);
			Buffer next = this.stages.get(i).inputGradient();
			if (next == null) {
				return;
			}
			current = next;
		}
	}

	void backward() {
		for (int i = this.stages.size() - 1; i >= 0; i--) {
			this.stages.get(i).backward();
		}
	}

}
