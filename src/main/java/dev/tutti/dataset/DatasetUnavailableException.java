package dev.tutti.dataset;

import dev.tutti.web.ProblemException;

import org.springframework.http.HttpStatus;

/** A dataset's files are missing and cannot be downloaded, or their checksums differ. */
public class DatasetUnavailableException extends ProblemException {

	public DatasetUnavailableException(String detail) {
		super("dataset-unavailable", HttpStatus.SERVICE_UNAVAILABLE, "Dataset unavailable", detail);
	}

}
