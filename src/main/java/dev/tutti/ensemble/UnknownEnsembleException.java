package dev.tutti.ensemble;

import dev.tutti.web.ProblemException;

import org.springframework.http.HttpStatus;

/** No ensemble has this id. */
public class UnknownEnsembleException extends ProblemException {

	public UnknownEnsembleException(long id) {
		super("unknown-ensemble", HttpStatus.NOT_FOUND, "Unknown ensemble",
				"Unknown ensemble " + id + ". GET /api/v1/ensembles lists them.");
	}

}
