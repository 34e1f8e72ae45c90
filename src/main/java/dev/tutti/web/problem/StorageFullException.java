package dev.tutti.web.problem;

import java.util.Locale;

import dev.tutti.web.ProblemException;

import org.springframework.http.HttpStatus;

/** There is no room left on the disk. */
public class StorageFullException extends ProblemException {

	private static final String NO_SPACE = "no space left";

	StorageFullException() {
		super("storage-full", HttpStatus.INSUFFICIENT_STORAGE, "Storage full",
				"Nothing was kept of this request. Make room on the disk that holds tutti.home, or DELETE ensembles that are not needed, and send it again.");
	}

	/** Whether that is what a failure comes from; no library has a type for it. */
	public static boolean causes(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause.getMessage() != null && cause.getMessage().toLowerCase(Locale.ROOT).contains(NO_SPACE)) {
				return true;
			}
		}
		return false;
	}

}
