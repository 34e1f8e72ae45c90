package dev.tutti.web.problem;

import dev.tutti.web.ProblemException;

import org.springframework.http.HttpStatus;

/** There is no room left on the disk. */
class StorageFullException extends ProblemException {

	StorageFullException() {
		super("storage-full", HttpStatus.INSUFFICIENT_STORAGE, "The disk is full",
				"Nothing was kept of this request. Make room on the disk that holds tutti.home, or DELETE ensembles that are not needed, and send it again.");
	}

}
