package dev.tutti.ingestion;

import dev.tutti.history.HistoryLayout;
import dev.tutti.web.ProblemException;

import org.springframework.http.HttpStatus;

/** The ensemble has no such member or checkpoint. */
class UnknownHistoryException extends ProblemException {

	UnknownHistoryException(HistoryLayout layout, int member, int checkpoint) {
		super("unknown-history", HttpStatus.NOT_FOUND, "Unknown history",
				"Ensemble %d has the members 0 to %d and the checkpoints 0 to %d; checkpoint %d of member %d does not exist."
					.formatted(layout.ensemble(), layout.members() - 1, layout.epochs().size() - 1, checkpoint,
							member));
	}

}
