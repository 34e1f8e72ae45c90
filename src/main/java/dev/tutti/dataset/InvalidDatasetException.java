package dev.tutti.dataset;

import dev.tutti.web.ProblemException;

import org.springframework.http.HttpStatus;

/** An upload is readable, and no dataset: its parts do not fit each other. */
public class InvalidDatasetException extends ProblemException {

	public InvalidDatasetException(String detail) {
		super("invalid-dataset", HttpStatus.BAD_REQUEST, "Invalid dataset", detail);
	}

}
