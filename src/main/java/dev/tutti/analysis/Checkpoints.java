package dev.tutti.analysis;

import dev.tutti.dataset.Split;
import dev.tutti.ensemble.Ensemble;
import dev.tutti.history.Histories;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Resolves the requested checkpoint. */
@Component
public class Checkpoints {

	private final Histories histories;

	Checkpoints(Histories histories) {
		this.histories = histories;
	}

	/**
	 * A checkpoint that at least one member has reached.
	 * @param asked its number; {@code null} for the last one
	 * @throws UnknownCheckpointException if no checkpoint has this number
	 * @throws NoHistoryYetException if no member has reached it yet
	 */
	public int get(Ensemble ensemble, Split split, @Nullable Integer asked) {
		if (asked != null && asked >= ensemble.checkpoints().size()) {
			throw new UnknownCheckpointException(ensemble, asked);
		}
		int[] coverage = this.histories.of(ensemble.historyLayout(), split).coverage();
		if (asked == null) {
			for (int checkpoint = coverage.length - 1; checkpoint >= 0; checkpoint--) {
				if (coverage[checkpoint] > 0) {
					return checkpoint;
				}
			}
			throw new NoHistoryYetException(ensemble, "its first checkpoint");
		}
		if (coverage[asked] > 0) {
			return asked;
		}
		if (ensemble.state().isFinal()) {
			throw new UnknownCheckpointException(ensemble, asked);
		}
		throw new NoHistoryYetException(ensemble, "checkpoint " + asked);
	}

}
