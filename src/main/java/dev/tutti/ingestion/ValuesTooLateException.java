package dev.tutti.ingestion;

import dev.tutti.web.ProblemException;

import org.springframework.http.HttpStatus;

/** Values came for a history that is stored without values. */
class ValuesTooLateException extends ProblemException {

	ValuesTooLateException(long ensemble, int member, int checkpoint) {
		super("values-too-late", HttpStatus.CONFLICT, "Values too late",
				"The history of member %d at checkpoint %d of ensemble %d is stored already, from labels alone: values count only when they come first. Nothing was changed. For cartography, send the values of every checkpoint to a new ensemble."
					.formatted(member, checkpoint, ensemble));
	}

}
