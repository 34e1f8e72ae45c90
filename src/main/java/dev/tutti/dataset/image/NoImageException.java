package dev.tutti.dataset.image;

import dev.tutti.web.ProblemException;

import org.springframework.http.HttpStatus;

/** A dataset has labels only. */
public class NoImageException extends ProblemException {

	public NoImageException(String dataset) {
		super("no-image", HttpStatus.NOT_FOUND, "No image",
				"'" + dataset + "' has labels only, so its examples have no images.");
	}

}
