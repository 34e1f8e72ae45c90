package dev.tutti.dataset;

import dev.tutti.web.ProblemException;

import org.springframework.http.HttpStatus;

/** An upload exceeds the size limit. */
public class DatasetTooLargeException extends ProblemException {

	/** For a limit of bytes, which a setting raises. */
	public DatasetTooLargeException(String detail) {
		this(detail, "Raise the limit with the setting tutti.datasets.largest.");
	}

	private DatasetTooLargeException(String detail, String remedy) {
		super("dataset-too-large", HttpStatus.CONTENT_TOO_LARGE, "Dataset too large", detail + " " + remedy);
	}

	/** For a limit of numbers, which is fixed. */
	public static DatasetTooLargeException ofFixedLimit(String detail) {
		return new DatasetTooLargeException(detail, "Upload less.");
	}

}
