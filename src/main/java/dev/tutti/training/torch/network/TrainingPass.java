package dev.tutti.training.torch.network;

import dev.tutti.training.lowering.LoweredNetwork;
import dev.tutti.training.torch.memory.Backend;
import dev.tutti.training.torch.memory.DeviceExamples;
import dev.tutti.training.torch.memory.RunningStatistics;
import dev.tutti.training.torch.stage.StageContext;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Computes the gradients of a mini-batch step, for mini-batches of one size. */
public final class TrainingPass {

	private final NetworkPass pass;

	private final RunningStatistics statistics;

	private final TorchSoftmaxLoss loss;

	private final Tensor rows;

	private final Tensor labels;

	private final Tensor logits;

	/**
	 * @param features of one example
	 * @param examples of a mini-batch
	 */
	public TrainingPass(LoweredNetwork network, StageContext context, long features, int examples) {
		this.statistics = context.statistics();
		int members = context.parameters().members();
		Backend backend = context.backend();
		Tensor input = backend.zeros(members, examples, features);
		this.rows = input.view((long) members * examples, features);
		this.labels = backend.zerosOf(ScalarType.Long, (long) members * examples);
		this.pass = new NetworkPass(network, context, input);
		this.loss = new TorchSoftmaxLoss(this.pass.logits(), context.arena().allocate(this.pass.logits().shape()),
				this.labels.view(members, 1, examples));
		this.pass.connect(this.loss.gradient());
		this.logits = this.pass.logits().view(members, -1);
	}

	/**
	 * Computes the gradients by all parameters.
	 * @param indices of the examples, member after member
	 * @param step mini-batch steps before this one
	 */
	public void compute(DeviceExamples examples, Tensor indices, DropoutMasks masks, long step) {
		torch.index_select_out(this.rows, examples.features(), 0, indices);
		torch.index_select_out(this.labels, examples.labels(), 0, indices);
		masks.draw(this.pass.dropouts(), step);
		this.pass.forward();
		this.statistics.average(step);
		this.loss.backward();
		this.pass.backward();
	}

	/** The sum over members of the last mini-batch's mean cross-entropies. */
	public double loss() {
		return -this.pass.logits()
			.log_softmax(1)
			.gather(1, this.labels.view(this.pass.logits().size(0), 1, -1))
			.sum()
			.item_double() / this.pass.logits().size(2);
	}

	/** Writes one number for each member, which is finite if its logits are. */
	public void sumLogits(Tensor sums) {
		torch.sum_out(sums, this.logits, 1);
	}

}
