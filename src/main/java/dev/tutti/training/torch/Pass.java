package dev.tutti.training.torch;

import java.util.ArrayList;
import java.util.List;

import org.bytedeco.pytorch.Tensor;

/** The stages of a network on batches of one size. */
final class Pass {

	private final List<DropoutStage> dropouts = new ArrayList<>();

	private final Chain body;

	private final DenseStage head;

	private final Tensor logits;

	/**
	 * @param input {@code members x examples x features}, of pictures channels last
	 * @param training whether there will be gradients and dropout
	 */
	Pass(Network network, Parameters parameters, Statistics statistics, Arena arena, Tensor input, boolean training) {
		arena.rewind();
		Wiring wiring = new Wiring(parameters, statistics, arena, training, this.dropouts);
		this.body = new Chain(network.body(), wiring, input, true);
		Node.Dense head = network.head();
		Tensor rows = this.body.output();
		Buffer output = arena.allocate(parameters.members(), head.width(), rows.size(1));
		this.logits = output.values();
		this.head = new DenseStage(parameters, head.parameter(), head.activation(), rows,
				new Buffer(this.logits.transpose(1, 2), output.padded()),
				wiring.inputGradient(rows, network.body().isEmpty()));
	}

	/** {@code members x classes x examples}. */
	Tensor logits() {
		return this.logits;
	}

	List<DropoutStage> dropouts() {
		return this.dropouts;
	}

	void forward() {
		this.body.forward();
		this.head.forward();
	}

	/**
	 * Before the first {@link #backward}.
	 * @param gradient of the loss by the logits, {@code members x examples x classes}
	 */
	void connect(Buffer gradient) {
		this.head.connect(gradient);
		Buffer next = this.head.inputGradient();
		if (next != null) {
			this.body.connect(next);
		}
	}

	void backward() {
		this.head.backward();
		this.body.backward();
	}

}
