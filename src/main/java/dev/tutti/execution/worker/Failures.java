package dev.tutti.execution.worker;

import java.util.function.BooleanSupplier;

import dev.tutti.ensemble.EnsembleLifecycle;
import dev.tutti.ensemble.Ensembles;
import dev.tutti.execution.Block;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/** Decides whether an exception fails the ensemble. */
@Component
public class Failures {

	private static final Logger logger = LoggerFactory.getLogger(Failures.class);

	private final Ensembles ensembles;

	private final EnsembleLifecycle lifecycle;

	Failures(Ensembles ensembles, EnsembleLifecycle lifecycle) {
		this.ensembles = ensembles;
		this.lifecycle = lifecycle;
	}

	/**
	 * Handles an exception thrown while a block was training.
	 * @param shuttingDown whether the process is shutting down
	 */
	public void handle(Block block, Throwable failure, BooleanSupplier shuttingDown) {
		if (this.ensembles.find(block.ensemble()).isEmpty()) {
			logger.info("Ensemble {} was deleted while members {} were training", block.ensemble(), block.members());
		}
		else if (shuttingDown.getAsBoolean()) {
			// possibly caused by interrupted threads and closed connections
			logger.warn(
					"Training of members {} of ensemble {} was interrupted by shutdown and resumes after the next start",
					block.members(), block.ensemble(), failure);
		}
		else {
			logger.error("Training of members {} of ensemble {} failed", block.members(), block.ensemble(), failure);
			this.lifecycle.fail(block.ensemble(), reason(failure));
		}
	}

	private static String reason(Throwable failure) {
		Throwable root = failure;
		while (root.getCause() != null) {
			root = root.getCause();
		}
		return (root.getMessage() != null) ? root.getMessage() : "Internal error; see the log.";
	}

}
