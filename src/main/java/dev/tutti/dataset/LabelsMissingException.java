package dev.tutti.dataset;

import dev.tutti.web.ProblemException;

import org.springframework.http.HttpStatus;

/** A split has no ground-truth labels, and something that needs them was asked. */
public class LabelsMissingException extends ProblemException {

	public LabelsMissingException(String dataset, Split split) {
		super("labels-missing", HttpStatus.CONFLICT, "Labels missing",
				"The %s split of '%s' has no labels. Without them there are consensus agreement, the votes for an example, and self-consistency."
					.formatted(split.name(), dataset));
	}

}
