package dev.tutti.web.problem;

import java.util.Locale;

import dev.tutti.web.ProblemException;

import org.springframework.http.HttpStatus;

/** The disk is full. */
public class StorageFullException extends ProblemException {

	private static final String NO_SPACE = "no space left";

	StorageFullException() {
		super("storage-full", HttpStatus.INSUFFICIENT_STORAGE, "Storage full",
				"Nothing of this request was stored. Free space on the disk that holds tutti.home, or DELETE ensembles, and send the request again.");
	}

	/**
	 * Whether an exception was caused by a full disk, for which libraries have no common
	 * type.
	 */
	public static boolean causes(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause.getMessage() != null && cause.getMessage().toLowerCase(Locale.ROOT).contains(NO_SPACE)) {
				return true;
			}
		}
		return false;
	}

}
