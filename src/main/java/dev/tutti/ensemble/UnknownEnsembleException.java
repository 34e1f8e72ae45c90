package dev.tutti.ensemble;

import dev.tutti.web.ProblemException;

import org.springframework.http.HttpStatus;

/** There is no ensemble of that id. */
public class UnknownEnsembleException extends ProblemException {

	public UnknownEnsembleException(long id) {
		super("unknown-ensemble", HttpStatus.NOT_FOUND, "Unknown ensemble",
				"There is no ensemble " + id + ". GET /api/v1/ensembles lists them.");
	}

}
