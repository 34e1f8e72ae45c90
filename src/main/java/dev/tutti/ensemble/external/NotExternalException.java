package dev.tutti.ensemble.external;

import dev.tutti.ensemble.Ensemble;
import dev.tutti.web.ProblemException;

import org.springframework.http.HttpStatus;

/** An ensemble is given a history and is trained here. */
public class NotExternalException extends ProblemException {

	public NotExternalException(Ensemble ensemble) {
		super("not-external", HttpStatus.CONFLICT, "The ensemble is trained here",
				"Ensemble %d is trained by %s, which writes its histories. Submit one with the engine external to send yours."
					.formatted(ensemble.id(), ensemble.engine()));
	}

}
