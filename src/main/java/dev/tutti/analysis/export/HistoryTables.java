package dev.tutti.analysis.export;

import dev.tutti.analysis.Checkpoints;
import dev.tutti.analysis.NoHistoryYetException;
import dev.tutti.dataset.Datasets;
import dev.tutti.dataset.Split;
import dev.tutti.ensemble.Ensemble;
import dev.tutti.history.Histories;

import org.springframework.stereotype.Component;

/** Opens the history of an ensemble as a table. */
@Component
public class HistoryTables {

	private final Datasets datasets;

	private final Histories histories;

	private final Checkpoints checkpoints;

	HistoryTables(Datasets datasets, Histories histories, Checkpoints checkpoints) {
		this.datasets = datasets;
		this.histories = histories;
		this.checkpoints = checkpoints;
	}

	/**
	 * The history of a split, none of it read yet.
	 * @throws NoHistoryYetException if no member has reached a checkpoint
	 */
	public HistoryTable get(Ensemble ensemble, Split split) {
		int[] labels = this.datasets.examples(ensemble.dataset(), split).labels();
		this.checkpoints.get(ensemble, split, null);
		int classes = this.datasets.get(ensemble.dataset()).classes().size();
		return new HistoryTable(this.histories, ensemble, split, labels, classes);
	}

}
