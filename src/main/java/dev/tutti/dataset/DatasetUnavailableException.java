package dev.tutti.dataset;

import dev.tutti.web.ProblemException;

import org.springframework.http.HttpStatus;

/** A dataset's files are not here and cannot be had, or are not what they should be. */
public class DatasetUnavailableException extends ProblemException {

	public DatasetUnavailableException(String detail) {
		super("dataset-unavailable", HttpStatus.SERVICE_UNAVAILABLE, "Dataset unavailable", detail);
	}

}
