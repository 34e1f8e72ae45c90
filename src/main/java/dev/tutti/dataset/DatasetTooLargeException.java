package dev.tutti.dataset;

import dev.tutti.web.ProblemException;

import org.springframework.http.HttpStatus;

/** An upload exceeds the size limit. */
public class DatasetTooLargeException extends ProblemException {

	public DatasetTooLargeException(String detail) {
		super("dataset-too-large", HttpStatus.CONTENT_TOO_LARGE, "Dataset too large",
				detail + " Raise the limit with the setting tutti.datasets.largest.");
	}

}
