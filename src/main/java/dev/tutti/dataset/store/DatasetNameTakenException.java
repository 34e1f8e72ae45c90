package dev.tutti.dataset.store;

import dev.tutti.web.ProblemException;

import org.springframework.http.HttpStatus;

/** Another dataset has this name. */
public class DatasetNameTakenException extends ProblemException {

	/**
	 * Refuses a name.
	 * @param earlier whether files were read by other rules when it was taken
	 */
	DatasetNameTakenException(String name, boolean earlier) {
		super("dataset-name-taken", HttpStatus.CONFLICT, "Dataset name taken",
				"'%s' exists with different content, and histories may depend on it.%s Choose another name."
					.formatted(name, earlier
							? " It was stored by an earlier version, before examples had keys; the rules by which files are read have changed since (UPGRADING.md), so that the same files are other content now."
							: ""));
	}

}
