package dev.tutti.web.problem;

import dev.tutti.web.ProblemException;

import org.springframework.http.HttpStatus;

/** An internal error of the service. */
class InternalErrorException extends ProblemException {

	InternalErrorException() {
		super("internal-error", HttpStatus.INTERNAL_SERVER_ERROR, "Internal error",
				"The service failed to process this request; its log has the details. Please report these with the request.");
	}

}
