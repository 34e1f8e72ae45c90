package dev.tutti.dataset.image;

import dev.tutti.web.ProblemException;

import org.springframework.http.HttpStatus;

/** A dataset holds labels alone. */
public class NoImageException extends ProblemException {

	public NoImageException(String dataset) {
		super("no-picture", HttpStatus.NOT_FOUND, "There are no pictures",
				"'" + dataset + "' holds labels alone, so its examples have no pictures.");
	}

}
