package dev.tutti.dataset;

import dev.tutti.web.ProblemException;

import org.springframework.http.HttpStatus;

/** The split does not exist, or the dataset or ensemble does not have it. */
public class UnknownSplitException extends ProblemException {

	public UnknownSplitException(String detail) {
		super("unknown-split", HttpStatus.NOT_FOUND, "Unknown split", detail);
	}

}
