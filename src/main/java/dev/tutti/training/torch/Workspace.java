package dev.tutti.training.torch;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import dev.tutti.dataset.Split;
import dev.tutti.training.Training;
import dev.tutti.training.lowering.LoweredNetwork;
import dev.tutti.training.torch.memory.Backend;
import dev.tutti.training.torch.memory.DeviceExamples;
import dev.tutti.training.torch.memory.RunningStatistics;
import dev.tutti.training.torch.memory.StackedParameters;
import dev.tutti.training.torch.memory.TensorArena;
import dev.tutti.training.torch.network.TrainingPass;
import dev.tutti.training.torch.optimizer.TorchUpdater;
import dev.tutti.training.torch.stage.StageContext;

/** Everything that a member batch allocates on its device, except the examples. */
final class Workspace {

	private final DeviceExamples train;

	private final int batchSize;

	private final StackedParameters parameters;

	private final RunningStatistics statistics;

	private final TorchUpdater updater;

	private final TrainingPass full;

	private final TrainingPass tail;

	private final Map<Split, Evaluator> evaluators = new TreeMap<>();

	private final DivergenceMonitor divergence;

	/**
	 * @param examples of each split to evaluate, the training split among them
	 */
	Workspace(Backend backend, LoweredNetwork network, Training training, int members,
			Map<Split, DeviceExamples> examples) {
		this.train = Objects.requireNonNull(examples.get(Split.TRAIN));
		this.parameters = new StackedParameters(backend, members, network.parameters());
		this.statistics = new RunningStatistics(backend, members, network.statistics());
		this.updater = TorchUpdater.of(this.parameters, training);
		StageContext context = context(backend, true);
		long features = this.train.features().size(1);
		this.batchSize = Math.min(training.batchSize(), this.train.size());
		int rest = this.train.size() % this.batchSize;
		this.full = new TrainingPass(network, context, features, this.batchSize);
		this.tail = (rest > 0) ? new TrainingPass(network, context, features, rest) : this.full;
		examples.forEach(
				(split, some) -> this.evaluators.put(split, new Evaluator(network, context(backend, false), some)));
		this.divergence = new DivergenceMonitor(backend, members);
	}

	private StageContext context(Backend backend, boolean training) {
		return new StageContext(this.parameters, this.statistics, new TensorArena(backend), training);
	}

	DeviceExamples train() {
		return this.train;
	}

	StackedParameters parameters() {
		return this.parameters;
	}

	TorchUpdater updater() {
		return this.updater;
	}

	/** The pass for a full mini-batch, or for the last one of an epoch. */
	TrainingPass pass(int examples) {
		return (examples == this.batchSize) ? this.full : this.tail;
	}

	Map<Split, Evaluator> evaluators() {
		return this.evaluators;
	}

	DivergenceMonitor divergence() {
		return this.divergence;
	}

	/** Encodes and decodes the state of single members. */
	MemberStateCodec codec() {
		return new MemberStateCodec(this.parameters, this.updater, this.statistics);
	}

}
