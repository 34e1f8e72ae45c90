package dev.tutti.training.torch;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

import dev.tutti.dataset.Split;
import dev.tutti.training.Training;

/**
 * All that members who are trained together take of their device, but for the examples.
 */
final class Workspace {

	private final DeviceExamples train;

	private final int batchSize;

	private final Parameters parameters;

	private final Statistics statistics;

	private final Updater updater;

	private final TrainingPass full;

	private final TrainingPass tail;

	private final Map<Split, Evaluator> evaluators = new EnumMap<>(Split.class);

	private final Watch watch;

	/**
	 * @param examples of each split that is to be evaluated; the training split among
	 * them
	 */
	Workspace(Backend backend, Network network, Training training, int members, Map<Split, DeviceExamples> examples) {
		this.train = Objects.requireNonNull(examples.get(Split.TRAIN));
		this.parameters = new Parameters(backend, members, network.parameters());
		this.statistics = new Statistics(backend, members, network.statistics());
		this.updater = Updater.of(this.parameters, training);
		Arena arena = new Arena(backend);
		long features = this.train.features().size(1);
		this.batchSize = Math.min(training.batchSize(), this.train.size());
		int rest = this.train.size() % this.batchSize;
		this.full = new TrainingPass(network, this.parameters, this.statistics, arena, features, this.batchSize);
		this.tail = (rest > 0) ? new TrainingPass(network, this.parameters, this.statistics, arena, features, rest)
				: this.full;
		examples.forEach((split, some) -> this.evaluators.put(split,
				new Evaluator(network, this.parameters, this.statistics, new Arena(backend), some)));
		this.watch = new Watch(backend, members);
	}

	DeviceExamples train() {
		return this.train;
	}

	Parameters parameters() {
		return this.parameters;
	}

	Statistics statistics() {
		return this.statistics;
	}

	Updater updater() {
		return this.updater;
	}

	/** The pass for a whole batch, or for the last one of an epoch. */
	TrainingPass pass(int examples) {
		return (examples == this.batchSize) ? this.full : this.tail;
	}

	Map<Split, Evaluator> evaluators() {
		return this.evaluators;
	}

	Watch watch() {
		return this.watch;
	}

}
