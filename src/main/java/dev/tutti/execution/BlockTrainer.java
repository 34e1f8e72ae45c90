package dev.tutti.execution;

import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import dev.tutti.dataset.Dataset;
import dev.tutti.dataset.DatasetUnavailableException;
import dev.tutti.dataset.Datasets;
import dev.tutti.dataset.Examples;
import dev.tutti.dataset.Split;
import dev.tutti.ensemble.Ensemble;
import dev.tutti.ensemble.EnsembleLifecycle;
import dev.tutti.ensemble.Ensembles;
import dev.tutti.history.Histories;
import dev.tutti.training.Engines;
import dev.tutti.training.TrainingEngine;
import dev.tutti.training.TrainingPlan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Trains a block on the calling thread, from the queue's row to the histories. */
@Component
class BlockTrainer {

	private static final Logger logger = LoggerFactory.getLogger(BlockTrainer.class);

	private final Ensembles ensembles;

	private final EnsembleLifecycle lifecycle;

	private final Datasets datasets;

	private final Engines engines;

	private final Histories histories;

	private final Snapshots snapshots;

	private final RunningBlocks running;

	private final ExecutionProperties properties;

	private final Clock clock;

	BlockTrainer(Ensembles ensembles, EnsembleLifecycle lifecycle, Datasets datasets, Engines engines,
			Histories histories, Snapshots snapshots, RunningBlocks running, ExecutionProperties properties,
			Clock clock) {
		this.ensembles = ensembles;
		this.lifecycle = lifecycle;
		this.datasets = datasets;
		this.engines = engines;
		this.histories = histories;
		this.snapshots = snapshots;
		this.running = running;
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * Trains what of the block is not trained yet.
	 * @param shuttingDown whether the process is about to end
	 * @return whether the rest is to be queued again
	 */
	boolean train(Block block, BooleanSupplier shuttingDown) {
		Optional<Ensemble> found = this.ensembles.find(block.ensemble());
		if (found.isEmpty()) {
			return false;
		}
		Ensemble ensemble = found.get();
		try {
			train(ensemble, block, shuttingDown);
		}
		catch (RuntimeException | LinkageError | OutOfMemoryError ex) {
			if (this.ensembles.find(block.ensemble()).isEmpty()) {
				logger.info("Ensemble {} was removed while members {} trained", block.ensemble(), block.members());
			}
			else if (shuttingDown.getAsBoolean()) {
				// perhaps only since threads are interrupted and connections closed by
				// now
				logger.warn("Members {} of ensemble {} wait for the next start", block.members(), block.ensemble(), ex);
			}
			else {
				logger.error("Members {} of ensemble {} failed", block.members(), block.ensemble(), ex);
				this.lifecycle.fail(block.ensemble(), reason(ex));
			}
		}
		boolean again = this.lifecycle.release(block.ensemble(), block.members());
		if (!again) {
			block.members().forEach((member) -> this.snapshots.delete(ensemble, member));
		}
		return again;
	}

	private void train(Ensemble ensemble, Block block, BooleanSupplier shuttingDown) {
		TrainingEngine engine = this.engines.get(ensemble.engine());
		BlockMonitor monitor = new BlockMonitor(ensemble, this.lifecycle, this.histories, this.snapshots,
				this.properties.snapshotInterval(), shuttingDown, this.clock);
		this.running.add(monitor);
		try {
			List<Integer> members = this.lifecycle.begin(ensemble.id(), block.members(), engine.version());
			if (!members.isEmpty()) {
				engine.train(plan(ensemble), members, monitor);
			}
		}
		finally {
			this.running.remove(monitor);
		}
	}

	private TrainingPlan plan(Ensemble ensemble) {
		Dataset dataset = this.datasets.get(ensemble.dataset());
		if (!dataset.sha256().equals(ensemble.datasetSha256())) {
			throw new DatasetUnavailableException("The content of '" + dataset.name()
					+ "' is not what it was when the ensemble was submitted. Submit the ensemble again.");
		}
		Map<Split, Examples> examples = new EnumMap<>(Split.class);
		for (Split split : Split.values()) {
			examples.put(split, this.datasets.examples(dataset.name(), split));
		}
		return new TrainingPlan(examples, dataset.classes().size(), Objects.requireNonNull(ensemble.architecture()),
				Objects.requireNonNull(ensemble.training()), ensemble.checkpoints(), ensemble.seed());
	}

	private static String reason(Throwable failure) {
		Throwable root = failure;
		while (root.getCause() != null) {
			root = root.getCause();
		}
		return (root.getMessage() != null) ? root.getMessage() : "An internal error; the log tells more.";
	}

}
