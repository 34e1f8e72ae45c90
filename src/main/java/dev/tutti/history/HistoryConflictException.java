package dev.tutti.history;

import dev.tutti.web.ProblemException;

import org.springframework.http.HttpStatus;

/** A history is there already, and it is another one. */
public class HistoryConflictException extends ProblemException {

	public HistoryConflictException(String detail) {
		super("history-conflict", HttpStatus.CONFLICT, "Conflicting history", detail);
	}

}
