package dev.tutti.dataset;

import dev.tutti.web.ProblemException;

import org.springframework.http.HttpStatus;

/** An upload is readable but not a valid dataset: its parts are inconsistent. */
public class InvalidDatasetException extends ProblemException {

	public InvalidDatasetException(String detail) {
		super("invalid-dataset", HttpStatus.BAD_REQUEST, "Invalid dataset", detail);
	}

}
