package dev.tutti.analysis.example;

import dev.tutti.analysis.Checkpoints;
import dev.tutti.analysis.NoHistoryYetException;
import dev.tutti.analysis.order.LearningOrders;
import dev.tutti.analysis.order.LearningScores;
import dev.tutti.analysis.order.RankedExample;
import dev.tutti.dataset.Datasets;
import dev.tutti.dataset.Keys;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.UnknownExampleException;
import dev.tutti.ensemble.Ensemble;
import dev.tutti.history.Histories;
import dev.tutti.history.History;

import org.springframework.stereotype.Component;

/**
 * Reads the history of one example, with its rank in the learning order where its split
 * has labels.
 */
@Component
public class ExampleHistories {

	private final Datasets datasets;

	private final Histories histories;

	private final LearningOrders orders;

	private final Checkpoints checkpoints;

	ExampleHistories(Datasets datasets, Histories histories, LearningOrders orders, Checkpoints checkpoints) {
		this.datasets = datasets;
		this.histories = histories;
		this.orders = orders;
		this.checkpoints = checkpoints;
	}

	/**
	 * The history of an example.
	 * @param index of the example in its split
	 * @throws UnknownExampleException if the split has no such example
	 * @throws NoHistoryYetException if no member has reached its first checkpoint
	 */
	public ExampleReport get(Ensemble ensemble, Split split, int index) {
		History history = this.histories.of(ensemble.historyLayout(), split);
		if (index < 0 || index >= history.examples()) {
			throw new UnknownExampleException(ensemble.dataset(), split, index, history.examples());
		}
		Keys keys = this.datasets.keys(ensemble.dataset(), split);
		if (!history.hasLabels()) {
			this.checkpoints.get(ensemble, split, null);
			return UnlabelledExampleReport.of(split, index, keys.get(index), history.example(index).predictions(),
					ensemble.dataset());
		}
		LearningScores scores = this.orders.get(ensemble, split);
		RankedExample ranked = RankedExample.of(index, scores.byAccessibility(), scores, history.labels(), keys);
		return ExampleHistoryReport.of(ranked, split, this.datasets.get(ensemble.dataset()).classes(),
				history.example(index).predictions(), ensemble.dataset(), scores.warnings());
	}

}
