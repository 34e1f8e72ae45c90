package dev.tutti.web.problem;

import dev.tutti.web.ProblemException;

import org.springframework.http.HttpStatus;

/** The disk is full. */
class StorageFullException extends ProblemException {

	StorageFullException() {
		super("storage-full", HttpStatus.INSUFFICIENT_STORAGE, "Storage full",
				"Nothing of this request was stored. Free space on the disk that holds tutti.home, or DELETE ensembles, and send the request again.");
	}

}
