package dev.tutti.ingestion;

import dev.tutti.history.HistoryLayout;
import dev.tutti.web.ProblemException;

import org.springframework.http.HttpStatus;

/** An ensemble has no such member, or no such checkpoint. */
class UnknownHistoryException extends ProblemException {

	UnknownHistoryException(HistoryLayout layout, int member, int checkpoint) {
		super("unknown-history", HttpStatus.NOT_FOUND, "Unknown history",
				"Ensemble %d has the members 0 to %d and the checkpoints 0 to %d; there is no checkpoint %d of member %d."
					.formatted(layout.ensemble(), layout.members() - 1, layout.epochs().size() - 1, checkpoint,
							member));
	}

}
