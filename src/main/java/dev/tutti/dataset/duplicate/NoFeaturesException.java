package dev.tutti.dataset.duplicate;

import dev.tutti.web.ProblemException;

import org.springframework.http.HttpStatus;

/** A dataset has labels only, and something that needs the features was asked. */
public class NoFeaturesException extends ProblemException {

	NoFeaturesException(String name) {
		super("no-features", HttpStatus.CONFLICT, "No features", "'" + name
				+ "' has labels only, and which examples are equal is known by their features. Upload them with their features, under another name.");
	}

}
