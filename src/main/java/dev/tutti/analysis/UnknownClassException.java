package dev.tutti.analysis;

import dev.tutti.dataset.Dataset;
import dev.tutti.web.ProblemException;
import org.springframework.http.HttpStatus;

/** A dataset has no such class. */
class UnknownClassException extends ProblemException {

	UnknownClassException(Dataset dataset, int label) {
		super("unknown-class", HttpStatus.NOT_FOUND, "Unknown class",
				"'%s' has the classes 0 to %d, not %d.".formatted(dataset.name(), dataset.classes().size() - 1, label));
	}

}
