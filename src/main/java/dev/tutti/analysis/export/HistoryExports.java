package dev.tutti.analysis.export;

import dev.tutti.analysis.Checkpoints;
import dev.tutti.analysis.NoHistoryYetException;
import dev.tutti.dataset.Split;
import dev.tutti.ensemble.Ensemble;
import dev.tutti.history.Histories;

import org.springframework.stereotype.Component;

/** Opens the history of an ensemble as a table. */
@Component
public class HistoryExports {

	private final Histories histories;

	private final Checkpoints checkpoints;

	HistoryExports(Histories histories, Checkpoints checkpoints) {
		this.histories = histories;
		this.checkpoints = checkpoints;
	}

	/**
	 * The history of a split, none of it read yet.
	 * @throws NoHistoryYetException if no member has reached a checkpoint
	 */
	public HistoryTable get(Ensemble ensemble, Split split) {
		this.checkpoints.get(ensemble, split, null);
		return new HistoryTable(ensemble, this.histories.of(ensemble.historyLayout(), split));
	}

}
