package dev.tutti.training.torch;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dev.tutti.dataset.Split;
import dev.tutti.training.Checkpoint;
import dev.tutti.training.MemberState;
import dev.tutti.training.Predictions;
import dev.tutti.training.TrainingMonitor;
import dev.tutti.training.TrainingPlan;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Trains a cohort until its end, until it is told to stop, or until a member diverges.
 */
final class CohortTraining {

	private final TrainingPlan plan;

	private final Cohort cohort;

	private final TrainingMonitor monitor;

	private final Backend backend;

	private final Workspace workspace;

	private final StateCodec codec;

	private final DropoutMasks masks;

	private final Watch watch;

	private boolean stopped;

	CohortTraining(TrainingPlan plan, Network network, Cohort cohort, TrainingMonitor monitor,
			Map<Split, DeviceExamples> examples, Backend backend) {
		this.plan = plan;
		this.cohort = cohort;
		this.monitor = monitor;
		this.backend = backend;
		this.workspace = new Workspace(backend, network, plan.training(), cohort.members().size(), examples);
		this.codec = new StateCodec(this.workspace.parameters(), this.workspace.updater(), this.workspace.statistics());
		this.masks = new DropoutMasks(backend, plan.seed(), cohort.members());
		this.watch = this.workspace.watch();
		begin(network);
	}

	private DeviceExamples train() {
		return this.workspace.train();
	}

	private void begin(Network network) {
		Parameters parameters = this.workspace.parameters();
		for (int m = 0; m < this.cohort.members().size(); m++) {
			try (PointerScope scope = new PointerScope()) {
				if (this.cohort.states().isEmpty()) {
					parameters.write(parameters.values(), m, InitialWeights.draw(network.parameters(),
							this.plan.training().initialization(), this.plan.seed(), this.cohort.members().get(m)));
				}
				else {
					this.codec.decode(m, this.cohort.states().get(m));
				}
			}
		}
	}

	/**
	 * The members that are to go on without those that diverged; {@code null} if none.
	 */
	@Nullable Cohort run() {
		long stepsPerEpoch = Checkpoint.stepsPerEpoch(this.plan.training(), train().size());
		long step = this.cohort.step();
		for (int c = this.cohort.checkpoint(); c < this.plan.checkpoints().size(); c++) {
			Checkpoint checkpoint = this.plan.checkpoints().get(c);
			while (step < checkpoint.step()) {
				int epoch = (int) (step / stepsPerEpoch);
				long end = Math.min(checkpoint.step(), (epoch + 1) * stepsPerEpoch);
				try (PointerScope scope = new PointerScope()) {
					Batches batches = new Batches(this.backend, this.plan.seed(), this.cohort.members(), epoch,
							train().size(), this.plan.training().batchSize());
					for (; step < end; step++) {
						if (this.monitor.stopRequested()) {
							this.stopped = true;
							return null;
						}
						step(batches, step, epoch, (int) (step - epoch * stepsPerEpoch));
						if (this.watch.full() || step + 1 == end) {
							long[] diverged = this.watch.look();
							Cohort rest = survivors(diverged, step + 1, c, stepsPerEpoch);
							if (rest != null) {
								return rest;
							}
						}
					}
				}
			}
			Cohort rest = evaluate(checkpoint);
			if (rest != null) {
				return rest;
			}
		}
		return null;
	}

	/** Whether it was told to stop. */
	boolean stopped() {
		return this.stopped;
	}

	private void step(Batches batches, long step, int epoch, int inEpoch) {
		try (PointerScope scope = new PointerScope()) {
			Tensor indices = batches.of(inEpoch);
			int members = this.cohort.members().size();
			int examples = (int) indices.numel() / members;
			TrainingPass pass = this.workspace.pass(examples);
			pass.compute(train(), indices, this.masks, step);
			pass.watch(this.watch.next(step));
			this.workspace.updater().update(step, epoch);
			for (int member : this.cohort.members()) {
				this.monitor.trained(member, examples);
			}
		}
	}

	private @Nullable Cohort survivors(long[] diverged, long step, int checkpoint, long stepsPerEpoch) {
		List<Integer> members = new ArrayList<>();
		List<byte[]> states = new ArrayList<>();
		for (int m = 0; m < diverged.length; m++) {
			int member = this.cohort.members().get(m);
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
		return new Cohort(members, step, checkpoint, states);
	}

	private @Nullable Cohort evaluate(Checkpoint checkpoint) {
		Map<Split, Predictions[]> answers = new EnumMap<>(Split.class);
		this.workspace.evaluators().forEach((split, evaluator) -> answers.put(split, evaluator.evaluate()));
		int members = this.cohort.members().size();
		long[] diverged = new long[members];
		boolean any = false;
		for (int m = 0; m < members; m++) {
			Map<Split, Predictions> own = new EnumMap<>(Split.class);
			for (Map.Entry<Split, Predictions[]> entry : answers.entrySet()) {
				own.put(entry.getKey(), entry.getValue()[m]);
			}
			boolean finite = own.values().stream().allMatch(CohortTraining::finite);
			diverged[m] = finite ? -1 : checkpoint.step();
			any |= !finite;
			if (finite) {
				int index = m;
				this.monitor.evaluated(this.cohort.members().get(m), checkpoint, own,
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

	private static boolean finite(Predictions answers) {
		for (int i = 0; i < answers.margin().length; i++) {
			if (!Float.isFinite(answers.margin()[i]) || !Float.isFinite(answers.confidence()[i])) {
				return false;
			}
		}
		return true;
	}

}
