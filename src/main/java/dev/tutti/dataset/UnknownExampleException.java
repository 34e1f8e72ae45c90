package dev.tutti.dataset;

import dev.tutti.web.ProblemException;

import org.springframework.http.HttpStatus;

/** A split has no example with this index. */
public class UnknownExampleException extends ProblemException {

	public UnknownExampleException(String dataset, Split split, int index, int size) {
		super("unknown-example", HttpStatus.NOT_FOUND, "Unknown example",
				"The %s split of '%s' has the examples 0 to %d, not %d.".formatted(split.name(), dataset, size - 1,
						index));
	}

}
