package dev.tutti.dataset.store;

import dev.tutti.web.ProblemException;

import org.springframework.http.HttpStatus;

/** There is another dataset of that name. */
public class DatasetNameTakenException extends ProblemException {

	DatasetNameTakenException(String name) {
		super("dataset-name-taken", HttpStatus.CONFLICT, "Dataset name taken",
				"'" + name + "' has other content already, and histories may depend on it. Choose another name.");
	}

}
