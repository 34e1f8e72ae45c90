package dev.tutti.dataset.store;

import dev.tutti.web.ProblemException;

import org.springframework.http.HttpStatus;

/** Another dataset has this name. */
public class DatasetNameTakenException extends ProblemException {

	DatasetNameTakenException(String name) {
		super("dataset-name-taken", HttpStatus.CONFLICT, "Dataset name taken",
				"'" + name + "' exists with different content, and histories may depend on it. Choose another name.");
	}

}
