package dev.tutti.analysis.order;

import dev.tutti.ensemble.Ensemble;
import dev.tutti.web.ProblemException;

import org.springframework.http.HttpStatus;

/** No member of an ensemble told how sure it was. */
public class NoCartographyException extends ProblemException {

	public NoCartographyException(Ensemble ensemble) {
		super("no-training-dynamics", HttpStatus.CONFLICT, "Cartography unavailable",
				"No member of ensemble %d has ended and told how sure it was of each example: confidence, variability and margin are known once a member has ended, and of histories from elsewhere only where probabilities or logits came with them. Rank by another score."
					.formatted(ensemble.id()));
	}

}
