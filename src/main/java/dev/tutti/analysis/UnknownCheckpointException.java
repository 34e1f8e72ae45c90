package dev.tutti.analysis;

import dev.tutti.ensemble.Ensemble;
import dev.tutti.web.ProblemException;

import org.springframework.http.HttpStatus;

/** The ensemble has no such checkpoint, or no member reached it. */
class UnknownCheckpointException extends ProblemException {

	UnknownCheckpointException(Ensemble ensemble, int checkpoint) {
		super("unknown-checkpoint", HttpStatus.NOT_FOUND, "Unknown checkpoint",
				(checkpoint < ensemble.checkpoints().size())
						? "Ensemble %d is %s, and no member reached checkpoint %d.".formatted(ensemble.id(),
								ensemble.state(), checkpoint)
						: "Ensemble %d has the checkpoints 0 to %d, not %d.".formatted(ensemble.id(),
								ensemble.checkpoints().size() - 1, checkpoint));
	}

}
