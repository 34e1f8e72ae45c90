package dev.tutti.analysis.example;

import dev.tutti.analysis.NoHistoryYetException;
import dev.tutti.analysis.order.LearningOrders;
import dev.tutti.analysis.order.LearningScores;
import dev.tutti.analysis.order.RankedExample;
import dev.tutti.dataset.Datasets;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.UnknownExampleException;
import dev.tutti.ensemble.Ensemble;
import dev.tutti.history.Histories;
import dev.tutti.history.History;

import org.springframework.stereotype.Component;

/** Reads the history of one example, with its rank in the learning order. */
@Component
public class ExampleHistories {

	private final Datasets datasets;

	private final Histories histories;

	private final LearningOrders orders;

	ExampleHistories(Datasets datasets, Histories histories, LearningOrders orders) {
		this.datasets = datasets;
		this.histories = histories;
		this.orders = orders;
	}

	/**
	 * The history of an example.
	 * @param index of the example in its split
	 * @throws UnknownExampleException if the split has no such example
	 * @throws NoHistoryYetException if no member has reached its first checkpoint
	 */
	public ExampleHistoryReport get(Ensemble ensemble, Split split, int index) {
		History history = this.histories.of(ensemble.historyLayout(), split);
		int[] labels = history.labels();
		if (index < 0 || index >= labels.length) {
			throw new UnknownExampleException(ensemble.dataset(), split, index, labels.length);
		}
		LearningScores scores = this.orders.get(ensemble, split);
		RankedExample ranked = RankedExample.of(index, scores.byAccessibility(), scores, labels,
				this.datasets.keys(ensemble.dataset(), split));
		return ExampleHistoryReport.of(ranked, split, this.datasets.get(ensemble.dataset()).classes(),
				history.example(index).predictions(), ensemble.dataset(), scores.warnings());
	}

}
