package dev.tutti.dataset;

import dev.tutti.web.ProblemException;

import org.springframework.http.HttpStatus;

/** The catalogue has no dataset with this name. */
public class UnknownDatasetException extends ProblemException {

	public UnknownDatasetException(String name) {
		super("unknown-dataset", HttpStatus.NOT_FOUND, "Unknown dataset",
				"Unknown dataset '" + name + "'. GET /api/v1/datasets lists them.");
	}

}
