package dev.tutti.analysis.quality;

import java.util.stream.IntStream;

import dev.tutti.agreement.order.LearningSummary;
import dev.tutti.analysis.Checkpoints;
import dev.tutti.analysis.OldFormula;
import dev.tutti.analysis.order.LearningOrders;
import dev.tutti.analysis.order.LearningScores;
import dev.tutti.dataset.Datasets;
import dev.tutti.dataset.Split;
import dev.tutti.ensemble.Ensemble;
import dev.tutti.history.CorrectCounts;
import dev.tutti.history.Derived;
import dev.tutti.history.Histories;
import dev.tutti.history.History;

import org.springframework.stereotype.Component;

/**
 * Finds redundant examples: every member learns them by an early checkpoint, and none
 * forgets them.
 */
@Component
public class Redundancy {

	private final Histories histories;

	private final LearningOrders orders;

	private final Checkpoints checkpoints;

	private final Datasets datasets;

	Redundancy(Histories histories, LearningOrders orders, Checkpoints checkpoints, Datasets datasets) {
		this.histories = histories;
		this.orders = orders;
		this.checkpoints = checkpoints;
		this.datasets = datasets;
	}

	/**
	 * The redundant examples of a split.
	 * @param by the checkpoint by which they must be learned
	 */
	public RedundantExamples get(Ensemble ensemble, Split split, int by) {
		History history = this.histories.of(ensemble.historyLayout(), split);
		int[] labels = history.labels();
		int checkpoint = this.checkpoints.get(ensemble, split, by);
		LearningScores scores = this.orders.get(ensemble, split);
		LearningSummary learning = scores.summary();
		Derived<CorrectCounts> derived = history.counts(checkpoint);
		CorrectCounts counts = derived.value();
		int[] indices = IntStream.range(0, labels.length)
			.filter((index) -> counts.correct()[index] == counts.members() && learning.forgettings()[index] == 0)
			.toArray();
		int[] byClass = new int[history.classes()];
		IntStream.of(indices).forEach((index) -> byClass[labels[index]]++);
		return new RedundantExamples(split, checkpoint, labels.length, indices.length,
				IntStream.of(byClass).boxed().toList(), indices,
				this.datasets.keys(ensemble.dataset(), split).list(indices),
				OldFormula.warnings(scores.old() || derived.old()));
	}

}
