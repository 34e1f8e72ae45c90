package dev.tutti.web.problem;

import dev.tutti.web.ProblemException;

import org.springframework.http.HttpStatus;

/** A failure of the service itself. */
class InternalErrorException extends ProblemException {

	InternalErrorException() {
		super("internal-error", HttpStatus.INTERNAL_SERVER_ERROR, "Internal error",
				"The service failed at this request; its log tells why. Please report it with the request.");
	}

}
