package dev.tutti.analysis.order;

import dev.tutti.ensemble.Ensemble;
import dev.tutti.history.MissingValues;
import dev.tutti.web.ProblemException;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/** The ensemble has no cartography. */
public class NoCartographyException extends ProblemException {

	/**
	 * No cartography.
	 * @param missing what the first member lacks that has values, if there is one
	 */
	public NoCartographyException(Ensemble ensemble, @Nullable MissingValues missing) {
		super("no-training-dynamics", HttpStatus.CONFLICT, "Cartography unavailable",
				"Ensemble %d has no cartography: confidence, variability and margin are available once a member has ended, for external histories only if probabilities or logits of all its checkpoints were uploaded.%s Rank by another score."
					.formatted(ensemble.id(), (missing != null) ? " Those of member %d at checkpoint %d are missing."
						.formatted(missing.member(), missing.checkpoint()) : ""));
	}

}
