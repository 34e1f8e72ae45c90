package dev.tutti.training.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import dev.tutti.dataset.Split;
import dev.tutti.training.Checkpoint;
import dev.tutti.training.MemberState;
import dev.tutti.training.Predictions;
import dev.tutti.training.TrainingMonitor;
import dev.tutti.training.TrainingPlan;
import dev.tutti.training.lowering.LoweredNetwork;
import dev.tutti.training.torch.memory.Backend;
import dev.tutti.training.torch.memory.DeviceExamples;
import dev.tutti.training.torch.memory.StackedParameters;
import dev.tutti.training.torch.network.DropoutMasks;
import dev.tutti.training.torch.network.InitialWeights;
import dev.tutti.training.torch.network.TrainingPass;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Trains a member batch until its last checkpoint, until the monitor asks to stop, or
 * until a member diverges.
 */
final class MemberBatchTraining {

	private final TrainingPlan plan;

	private final MemberBatch batch;

	private final TrainingMonitor monitor;

	private final Backend backend;

	private final Workspace workspace;

	private final MemberStateCodec codec;

	private final DropoutMasks masks;

	private final DivergenceMonitor divergence;

	private boolean stopped;

	MemberBatchTraining(TrainingPlan plan, LoweredNetwork network, MemberBatch batch, TrainingMonitor monitor,
			Map<Split, DeviceExamples> examples, Backend backend) {
		this.plan = plan;
		this.batch = batch;
		this.monitor = monitor;
		this.backend = backend;
		this.workspace = new Workspace(backend, network, plan.training(), batch.members().size(), examples);
		this.codec = this.workspace.codec();
		this.masks = new DropoutMasks(backend, plan.seed(), batch.members());
		this.divergence = this.workspace.divergence();
		begin(network);
	}

	private DeviceExamples train() {
		return this.workspace.train();
	}

	private void begin(LoweredNetwork network) {
		StackedParameters parameters = this.workspace.parameters();
		for (int m = 0; m < this.batch.members().size(); m++) {
			try (PointerScope scope = new PointerScope()) {
				if (this.batch.states().isEmpty()) {
					parameters.write(parameters.values(), m, InitialWeights.draw(network.parameters(),
							this.plan.training().initialization(), this.plan.seed(), this.batch.members().get(m)));
				}
				else {
					this.codec.decode(m, this.batch.states().get(m));
				}
			}
		}
	}

	/**
	 * Trains.
	 * @return the members that remain after others diverged, which may be none;
	 * {@code null} where the training has ended
	 */
	@Nullable MemberBatch run() {
		long stepsPerEpoch = Checkpoint.stepsPerEpoch(this.plan.training(), train().size());
		long step = this.batch.step();
		for (int c = this.batch.checkpoint(); c < this.plan.checkpoints().size(); c++) {
			Checkpoint checkpoint = this.plan.checkpoints().get(c);
			while (step < checkpoint.step()) {
				int epoch = (int) (step / stepsPerEpoch);
				long end = Math.min(checkpoint.step(), (epoch + 1) * stepsPerEpoch);
				try (PointerScope scope = new PointerScope()) {
					MiniBatches batches = new MiniBatches(this.backend, this.plan.seed(), this.batch.members(), epoch,
							train().size(), this.plan.training().batchSize());
					for (; step < end; step++) {
						if (this.monitor.stopRequested()) {
							this.stopped = true;
							return null;
						}
						step(batches, step, epoch, (int) (step - epoch * stepsPerEpoch));
						if (this.divergence.full() || step + 1 == end) {
							long[] diverged = this.divergence.check();
							MemberBatch rest = survivors(diverged, step + 1, c, stepsPerEpoch);
							if (rest != null) {
								return rest;
							}
						}
					}
				}
			}
			MemberBatch rest = evaluate(checkpoint);
			if (rest != null) {
				return rest;
			}
		}
		return null;
	}

	/** Whether the monitor asked to stop. */
	boolean stopped() {
		return this.stopped;
	}

	private void step(MiniBatches batches, long step, int epoch, int inEpoch) {
		try (PointerScope scope = new PointerScope()) {
			Tensor indices = batches.of(inEpoch);
			int members = this.batch.members().size();
			int examples = (int) indices.numel() / members;
			TrainingPass pass = this.workspace.pass(examples);
			pass.compute(train(), indices, this.masks, step);
			pass.sumLogits(this.divergence.row(step));
			this.workspace.updater().update(step, epoch);
			for (int member : this.batch.members()) {
				this.monitor.trained(member, examples);
			}
		}
	}

	private @Nullable MemberBatch survivors(long[] diverged, long step, int checkpoint, long stepsPerEpoch) {
		List<Integer> members = new ArrayList<>();
		List<byte[]> states = new ArrayList<>();
		for (int m = 0; m < diverged.length; m++) {
			int member = this.batch.members().get(m);
			if (diverged[m] >= 0) {
				this.monitor.diverged(member, (double) diverged[m] / stepsPerEpoch);
			}
			else {
				members.add(member);
			}
		}
		if (members.size() == diverged.length) {
			return null;
		}
		for (int m = 0; m < diverged.length; m++) {
			if (diverged[m] < 0) {
				try (PointerScope scope = new PointerScope()) {
					states.add(this.codec.encode(m));
				}
			}
		}
		return new MemberBatch(members, step, checkpoint, states);
	}

	private @Nullable MemberBatch evaluate(Checkpoint checkpoint) {
		Map<Split, Predictions[]> predictions = new TreeMap<>();
		this.workspace.evaluators().forEach((split, evaluator) -> predictions.put(split, evaluator.evaluate()));
		int members = this.batch.members().size();
		long[] diverged = new long[members];
		boolean any = false;
		for (int m = 0; m < members; m++) {
			Map<Split, Predictions> own = new TreeMap<>();
			boolean finite = true;
			for (Map.Entry<Split, Predictions[]> entry : predictions.entrySet()) {
				Predictions those = entry.getValue()[m];
				// of class 0 where there are no labels, which tells as well whether the
				// member diverged
				finite &= finite(those.confidence()) && finite(those.margin());
				own.put(entry.getKey(), hasLabels(entry.getKey()) ? those : Predictions.unlabelled(those.labels()));
			}
			diverged[m] = finite ? -1 : checkpoint.step();
			any |= !finite;
			if (finite) {
				int index = m;
				this.monitor.evaluated(this.batch.members().get(m), checkpoint, own,
						() -> new MemberState(checkpoint.number(), encode(index)));
			}
		}
		long stepsPerEpoch = Checkpoint.stepsPerEpoch(this.plan.training(), train().size());
		return any ? survivors(diverged, checkpoint.step(), checkpoint.number() + 1, stepsPerEpoch) : null;
	}

	private byte[] encode(int index) {
		try (PointerScope scope = new PointerScope()) {
			return this.codec.encode(index);
		}
	}

	private boolean hasLabels(Split split) {
		return Objects.requireNonNull(this.plan.examples().get(split)).hasLabels();
	}

	private static boolean finite(float @Nullable [] values) {
		for (int i = 0; values != null && i < values.length; i++) {
			if (!Float.isFinite(values[i])) {
				return false;
			}
		}
		return true;
	}

}
