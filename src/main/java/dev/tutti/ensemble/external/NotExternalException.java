package dev.tutti.ensemble.external;

import dev.tutti.ensemble.Ensemble;
import dev.tutti.web.ProblemException;

import org.springframework.http.HttpStatus;

/** A history was uploaded to an ensemble that Tutti trains. */
public class NotExternalException extends ProblemException {

	public NotExternalException(Ensemble ensemble) {
		super("not-external", HttpStatus.CONFLICT, "Ensemble not external",
				"Ensemble %d is trained by the engine %s, which writes its histories. Submit an ensemble with the engine external to upload histories."
					.formatted(ensemble.id(), ensemble.engine()));
	}

}
