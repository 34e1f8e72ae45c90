package dev.tutti.training.dl4j;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;

import dev.tutti.dataset.Examples;
import dev.tutti.dataset.Split;
import dev.tutti.training.Checkpoint;
import dev.tutti.training.MemberRandom;
import dev.tutti.training.MemberRandom.Purpose;
import dev.tutti.training.MemberState;
import dev.tutti.training.Predictions;
import dev.tutti.training.TrainingMonitor;
import dev.tutti.training.TrainingPlan;
import dev.tutti.training.dl4j.memory.NativeArrayCodec;

/** Training of one member, from the start or from a snapshot. */
final class MemberTraining {

	private final TrainingPlan plan;

	private final int member;

	private final TrainingMonitor monitor;

	private final TrainedNetwork network;

	private final Examples examples;

	private final int batchSize;

	private final long stepsPerEpoch;

	private int[] order = new int[0];

	private long orderedEpoch = -1;

	MemberTraining(TrainingPlan plan, int member, TrainingMonitor monitor, TrainedNetwork network) {
		this.plan = plan;
		this.member = member;
		this.monitor = monitor;
		this.network = network;
		this.examples = Objects.requireNonNull(plan.examples().get(Split.TRAIN));
		this.batchSize = plan.training().batchSize();
		this.stepsPerEpoch = Checkpoint.stepsPerEpoch(plan.training(), this.examples.size());
	}

	/**
	 * Trains until completion, divergence or a stop request.
	 * @return whether the member has ended rather than been stopped
	 */
	boolean run() {
		MemberState state = this.monitor.resume(this.member);
		int done = -1;
		if (state != null) {
			NativeArrayCodec.decode(state.content(), this.network.state());
			done = state.checkpoint();
		}
		else {
			this.network.begin(random(Purpose.WEIGHTS, 0));
		}
		List<Checkpoint> checkpoints = this.plan.checkpoints();
		long step = (done >= 0) ? checkpoints.get(done).step() : 0;
		for (Checkpoint checkpoint : checkpoints.subList(done + 1, checkpoints.size())) {
			for (; step < checkpoint.step(); step++) {
				if (this.monitor.stopRequested()) {
					return false;
				}
				if (!step(step)) {
					this.monitor.diverged(this.member, (double) step / this.stepsPerEpoch);
					return true;
				}
			}
			if (!evaluate(checkpoint)) {
				this.monitor.diverged(this.member, checkpoint.epoch());
				return true;
			}
		}
		return true;
	}

	private boolean step(long step) {
		int epoch = (int) (step / this.stepsPerEpoch);
		if (this.orderedEpoch != epoch) {
			this.order = MemberRandom.order(this.plan.seed(), this.member, epoch, this.examples.size());
			this.orderedEpoch = epoch;
		}
		int from = (int) (step % this.stepsPerEpoch) * this.batchSize;
		int count = Math.min(this.batchSize, this.examples.size() - from);
		double learningRate = this.plan.training().optimizer().learningRate(epoch);
		if (!this.network.step(this.examples, this.order, from, count, learningRate, step,
				random(Purpose.DROPOUT, step))) {
			return false;
		}
		this.monitor.trained(this.member, count);
		return true;
	}

	private boolean evaluate(Checkpoint checkpoint) {
		Map<Split, Predictions> predictions = new TreeMap<>();
		for (Map.Entry<Split, Examples> split : this.plan.examples().entrySet()) {
			PredictionSheet sheet = this.network.evaluate(split.getValue());
			if (!sheet.finite()) {
				return false;
			}
			predictions.put(split.getKey(), sheet.predictions());
		}
		this.monitor.evaluated(this.member, checkpoint, predictions,
				() -> new MemberState(checkpoint.number(), NativeArrayCodec.encode(this.network.state())));
		return true;
	}

	private SplittableRandom random(Purpose purpose, long part) {
		return new SplittableRandom(MemberRandom.seed(this.plan.seed(), this.member, purpose, part));
	}

}
