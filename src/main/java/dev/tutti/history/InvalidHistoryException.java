package dev.tutti.history;

import dev.tutti.web.ProblemException;

import org.springframework.http.HttpStatus;

/** A history does not fit its ensemble or its dataset. */
public class InvalidHistoryException extends ProblemException {

	public InvalidHistoryException(String detail) {
		super("invalid-history", HttpStatus.BAD_REQUEST, "Invalid history", detail);
	}

}
