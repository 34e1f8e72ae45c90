package dev.tutti.dataset;

import dev.tutti.web.ProblemException;

import org.springframework.http.HttpStatus;

/** There is no dataset of that name. */
public class UnknownDatasetException extends ProblemException {

	public UnknownDatasetException(String name) {
		super("unknown-dataset", HttpStatus.NOT_FOUND, "Unknown dataset",
				"There is no dataset '" + name + "'. GET /api/v1/datasets lists them.");
	}

}
