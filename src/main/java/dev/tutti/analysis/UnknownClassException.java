package dev.tutti.analysis;

import dev.tutti.dataset.Dataset;
import dev.tutti.web.ProblemException;

import org.springframework.http.HttpStatus;

/** A dataset has no such class. */
public final class UnknownClassException extends ProblemException {

	private UnknownClassException(Dataset dataset, int label) {
		super("unknown-class", HttpStatus.NOT_FOUND, "Unknown class",
				"'%s' has the classes 0 to %d, not %d.".formatted(dataset.name(), dataset.classes().size() - 1, label));
	}

	/** Throws if the dataset has no such label. */
	public static void check(Dataset dataset, int label) {
		if (label < 0 || label >= dataset.classes().size()) {
			throw new UnknownClassException(dataset, label);
		}
	}

}
