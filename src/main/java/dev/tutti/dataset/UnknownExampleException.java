package dev.tutti.dataset;

import dev.tutti.web.ProblemException;

import org.springframework.http.HttpStatus;

/** A split has no example with this index, or with this key. */
public class UnknownExampleException extends ProblemException {

	public UnknownExampleException(String dataset, Split split, int index, int size) {
		super("unknown-example", HttpStatus.NOT_FOUND, "Unknown example",
				"The %s split of '%s' has the examples 0 to %d, not %d.".formatted(split.name(), dataset, size - 1,
						index));
	}

	public UnknownExampleException(String dataset, Split split, String key) {
		super("unknown-example", HttpStatus.NOT_FOUND, "Unknown example",
				"The %s split of '%s' has no example with the key '%s'. GET /api/v1/datasets/%s/labels?split=%s lists its keys."
					.formatted(split.name(), dataset, key, dataset, split.name()));
	}

}
