package dev.tutti.training.torch.network;

import java.util.List;

import dev.tutti.training.lowering.Dense;
import dev.tutti.training.lowering.LoweredNetwork;
import dev.tutti.training.torch.memory.Buffer;
import dev.tutti.training.torch.stage.DenseStage;
import dev.tutti.training.torch.stage.DropoutStage;
import dev.tutti.training.torch.stage.StageContext;
import org.bytedeco.pytorch.Tensor;

/** The stages of a network for mini-batches of one size. */
public final class NetworkPass {

	private final List<DropoutStage> dropouts;

	private final StageChain hidden;

	private final DenseStage head;

	private final Tensor logits;

	/**
	 * @param context whose arena starts over: it serves one pass at a time
	 * @param input {@code members x examples x features}; images with channels last
	 */
	public NetworkPass(LoweredNetwork network, StageContext context, Tensor input) {
		context.arena().rewind();
		StageFactory factory = new StageFactory(context);
		this.hidden = factory.chain(network.hidden(), new StageFactory.Input(input, true));
		this.dropouts = factory.dropouts();
		Dense output = network.output();
		Tensor rows = this.hidden.output();
		Buffer buffer = context.arena().allocate(context.parameters().members(), output.units(), rows.size(1));
		this.logits = buffer.values();
		this.head = new DenseStage(output, context, rows, new Buffer(this.logits.transpose(1, 2), buffer.padded()),
				context.inputGradient(rows, network.hidden().isEmpty()));
	}

	/** {@code members x classes x examples}. */
	public Tensor logits() {
		return this.logits;
	}

	/** In the order of the layers. */
	List<DropoutStage> dropouts() {
		return this.dropouts;
	}

	/** Computes the logits. */
	public void forward() {
		this.hidden.forward();
		this.head.forward();
	}

	/**
	 * Called once, before the first {@link #backward}.
	 * @param gradient of the loss by the logits, {@code members x examples x classes}
	 */
	void connect(Buffer gradient) {
		this.head.connect(gradient);
		Buffer next = this.head.inputGradient();
		if (next != null) {
			this.hidden.connect(next);
		}
	}

	/** Computes the gradients by all parameters. */
	void backward() {
		this.head.backward();
		this.hidden.backward();
	}

}
