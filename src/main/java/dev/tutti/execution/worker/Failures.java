package dev.tutti.execution.worker;

import java.util.function.BooleanSupplier;

import dev.tutti.ensemble.EnsembleLifecycle;
import dev.tutti.ensemble.Ensembles;
import dev.tutti.execution.Block;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/** Tells failures of an ensemble from what only looks like one. */
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
	 * Something was thrown while a block was at work.
	 * @param shuttingDown whether the process is about to end
	 */
	public void handle(Block block, Throwable failure, BooleanSupplier shuttingDown) {
		if (this.ensembles.find(block.ensemble()).isEmpty()) {
			logger.info("Ensemble {} was removed while members {} trained", block.ensemble(), block.members());
		}
		else if (shuttingDown.getAsBoolean()) {
			// perhaps only since threads are interrupted and connections closed by now
			logger.warn("Members {} of ensemble {} wait for the next start", block.members(), block.ensemble(),
					failure);
		}
		else {
			logger.error("Members {} of ensemble {} failed", block.members(), block.ensemble(), failure);
			this.lifecycle.fail(block.ensemble(), reason(failure));
		}
	}

	private static String reason(Throwable failure) {
		Throwable root = failure;
		while (root.getCause() != null) {
			root = root.getCause();
		}
		return (root.getMessage() != null) ? root.getMessage() : "An internal error; the log tells more.";
	}

}
