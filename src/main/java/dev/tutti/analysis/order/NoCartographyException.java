package dev.tutti.analysis.order;

import dev.tutti.ensemble.Ensemble;
import dev.tutti.web.ProblemException;

import org.springframework.http.HttpStatus;

/** The ensemble has no cartography. */
public class NoCartographyException extends ProblemException {

	public NoCartographyException(Ensemble ensemble) {
		super("no-training-dynamics", HttpStatus.CONFLICT, "Cartography unavailable",
				"Ensemble %d has no cartography: confidence, variability and margin are available once a member has ended, for external histories only if probabilities or logits were uploaded. Rank by another score."
					.formatted(ensemble.id()));
	}

}
