package dev.tutti.dataset;

import dev.tutti.web.ProblemException;

import org.springframework.http.HttpStatus;

/** An upload is larger than what is taken. */
public class DatasetTooLargeException extends ProblemException {

	public DatasetTooLargeException(String detail) {
		super("dataset-too-large", HttpStatus.CONTENT_TOO_LARGE, "Dataset too large",
				detail + " The setting tutti.datasets.largest raises that.");
	}

}
