package dev.tutti.training.torch;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** One mini-batch step up to the gradients, for batches of one size. */
final class TrainingPass {

	private final Pass pass;

	private final Statistics statistics;

	private final SoftmaxLoss loss;

	private final Tensor rows;

	private final Tensor labels;

	private final Tensor logits;

	TrainingPass(Network network, Parameters parameters, Statistics statistics, Arena arena, long features,
			int examples) {
		this.statistics = statistics;
		int members = parameters.members();
		Backend backend = arena.backend();
		Tensor input = backend.zeros(members, examples, features);
		this.rows = input.view((long) members * examples, features);
		this.labels = backend.zerosOf(ScalarType.Long, (long) members * examples);
		this.pass = new Pass(network, parameters, statistics, arena, input, true);
		this.loss = new SoftmaxLoss(this.pass.logits(), arena.allocate(this.pass.logits().shape()),
				this.labels.view(members, 1, examples));
		this.pass.connect(this.loss.gradient());
		this.logits = this.pass.logits().view(members, -1);
	}

	/**
	 * @param indices of the examples, member after member
	 */
	void compute(DeviceExamples examples, Tensor indices, DropoutMasks masks, long step) {
		torch.index_select_out(this.rows, examples.features(), 0, indices);
		torch.index_select_out(this.labels, examples.labels(), 0, indices);
		masks.draw(this.pass.dropouts(), step);
		this.pass.forward();
		this.statistics.average(step);
		this.loss.backward();
		this.pass.backward();
	}

	/** The sum over members of the mean cross-entropies of the last batch. */
	double loss() {
		return -this.pass.logits()
			.log_softmax(1)
			.gather(1, this.labels.view(this.pass.logits().size(0), 1, -1))
			.sum()
			.item_double() / this.pass.logits().size(2);
	}

	/** Writes for each member a number that is finite if its outputs are. */
	void watch(Tensor sums) {
		torch.sum_out(sums, this.logits, 1);
	}

}
