package dev.tutti.training.torch;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.tutti.dataset.Split;
import dev.tutti.training.Answers;
import dev.tutti.training.Checkpoint;
import dev.tutti.training.MemberState;
import dev.tutti.training.Training;
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

	private final Map<Split, DeviceExamples> examples;

	private final Backend backend;

	private final Parameters parameters;

	private final Statistics statistics;

	private final Updater updater;

	private final StateCodec codec;

	private final TrainingPass full;

	private final TrainingPass tail;

	private final Map<Split, Evaluator> evaluators = new EnumMap<>(Split.class);

	private final DropoutMasks masks;

	private final Watch watch;

	private boolean stopped;

	CohortTraining(TrainingPlan plan, Network network, Cohort cohort, TrainingMonitor monitor,
			Map<Split, DeviceExamples> examples, Backend backend) {
		this.plan = plan;
		this.cohort = cohort;
		this.monitor = monitor;
		this.examples = examples;
		this.backend = backend;
		Training training = plan.training();
		int members = cohort.members().size();
		this.parameters = new Parameters(backend, members, network.parameters());
		this.statistics = new Statistics(backend, members, network.statistics());
		this.updater = Updater.of(this.parameters, training);
		this.codec = new StateCodec(this.parameters, this.updater, this.statistics);
		Arena arena = new Arena(backend);
		DeviceExamples train = train();
		long features = train.features().size(1);
		int batch = Math.min(training.batchSize(), train.size());
		int rest = train.size() % batch;
		this.full = new TrainingPass(network, this.parameters, this.statistics, arena, features, batch);
		this.tail = (rest > 0) ? new TrainingPass(network, this.parameters, this.statistics, arena, features, rest)
				: this.full;
		examples.forEach((split, some) -> this.evaluators.put(split,
				new Evaluator(network, this.parameters, this.statistics, new Arena(backend), some)));
		this.masks = new DropoutMasks(backend, plan.seed(), cohort.members());
		this.watch = new Watch(backend, members);
		begin(network);
	}

	private DeviceExamples train() {
		return Objects.requireNonNull(this.examples.get(Split.TRAIN));
	}

	private void begin(Network network) {
		for (int m = 0; m < this.cohort.members().size(); m++) {
			try (PointerScope scope = new PointerScope()) {
				if (this.cohort.states().isEmpty()) {
					this.parameters.write(this.parameters.values(), m, InitialWeights.draw(network.parameters(),
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
			TrainingPass pass = (examples == this.plan.training().batchSize()) ? this.full : this.tail;
			pass.compute(train(), indices, this.masks, step);
			pass.watch(this.watch.next(step));
			this.updater.update(step, epoch);
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
		Map<Split, Answers[]> answers = new EnumMap<>(Split.class);
		this.evaluators.forEach((split, evaluator) -> answers.put(split, evaluator.evaluate()));
		int members = this.cohort.members().size();
		long[] diverged = new long[members];
		boolean any = false;
		for (int m = 0; m < members; m++) {
			Map<Split, Answers> own = new EnumMap<>(Split.class);
			for (Map.Entry<Split, Answers[]> entry : answers.entrySet()) {
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

	private static boolean finite(Answers answers) {
		for (int i = 0; i < answers.margin().length; i++) {
			if (!Float.isFinite(answers.margin()[i]) || !Float.isFinite(answers.confidence()[i])) {
				return false;
			}
		}
		return true;
	}

}
