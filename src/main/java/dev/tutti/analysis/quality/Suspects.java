package dev.tutti.analysis.quality;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import dev.tutti.agreement.Consensus;
import dev.tutti.agreement.order.LearningSummary;
import dev.tutti.analysis.Checkpoints;
import dev.tutti.analysis.Dynamics;
import dev.tutti.analysis.order.LearningOrders;
import dev.tutti.analysis.order.LearningScores;
import dev.tutti.analysis.quality.SuspectsReport.Suspect;
import dev.tutti.dataset.Dataset;
import dev.tutti.dataset.Datasets;
import dev.tutti.dataset.Keys;
import dev.tutti.dataset.Split;
import dev.tutti.ensemble.Ensemble;
import dev.tutti.history.Histories;
import dev.tutti.history.History;

import org.springframework.stereotype.Component;

/**
 * Finds suspect labels: few members ever predict the label, most agree on another.
 */
@Component
public class Suspects {

	private static final Comparator<Suspect> MOST_SUSPECT_FIRST = Comparator.comparingDouble(Suspect::share)
		.reversed()
		.thenComparingDouble(Suspect::accessibility)
		.thenComparingInt(Suspect::index);

	private final Histories histories;

	private final Datasets datasets;

	private final LearningOrders orders;

	private final Checkpoints checkpoints;

	private final Dynamics dynamics;

	Suspects(Histories histories, Datasets datasets, LearningOrders orders, Checkpoints checkpoints,
			Dynamics dynamics) {
		this.histories = histories;
		this.datasets = datasets;
		this.orders = orders;
		this.checkpoints = checkpoints;
		this.dynamics = dynamics;
	}

	/** All suspects, the most suspect first. */
	public SuspectsReport get(Ensemble ensemble, SuspectCriteria criteria) {
		Split split = criteria.split();
		History history = this.histories.of(ensemble.historyLayout(), split);
		int[] labels = history.labels();
		int checkpoint = this.checkpoints.get(ensemble, split,
				(criteria.checkpoint() != null) ? criteria.checkpoint() : best(ensemble, split));
		Dataset dataset = this.datasets.get(ensemble.dataset());
		Keys keys = this.datasets.keys(ensemble.dataset(), split);
		LearningScores scores = this.orders.get(ensemble, split);
		LearningSummary learning = scores.summary();
		int[][] predictions = history.predictions(checkpoint);
		int[] winners = Consensus.labels(predictions, history.classes());
		int[] votes = Consensus.counts(predictions, history.classes());
		List<Suspect> items = IntStream.range(0, labels.length)
			.filter((index) -> winners[index] != labels[index])
			.filter((index) -> learning.accessibility()[index] <= criteria.accessibility())
			.filter((index) -> votes[index] >= criteria.share() * predictions.length)
			.mapToObj((index) -> new Suspect(index, keys.get(index), labels[index],
					dataset.classes().get(labels[index]), winners[index], dataset.classes().get(winners[index]),
					(double) votes[index] / predictions.length, learning.accessibility()[index],
					learning.neverLearned()[index],
					"/api/v1/datasets/%s/examples/%s/%d.png".formatted(dataset.name(), split.name(), index)))
			.sorted(MOST_SUSPECT_FIRST)
			.toList();
		return new SuspectsReport(split, checkpoint, items.size(), items, scores.warnings());
	}

	private int best(Ensemble ensemble, Split split) {
		Split judged = Split.findEvaluating(ensemble.splits())
			.filter((other) -> hasAccuracy(ensemble, other))
			.orElse(split);
		return this.dynamics.get(ensemble, judged)
			.checkpoints()
			.stream()
			.max(Comparator.comparingDouble((checkpoint) -> checkpoint.accuracy().mean()))
			.orElseThrow()
			.number();
	}

	private boolean hasAccuracy(Ensemble ensemble, Split split) {
		History history = this.histories.of(ensemble.historyLayout(), split);
		return history.hasLabels() && Arrays.stream(history.coverage()).anyMatch((members) -> members > 0);
	}

}
