package dev.tutti.analysis.order;

import java.util.AbstractList;
import java.util.RandomAccess;

import dev.tutti.analysis.NoHistoryYetException;
import dev.tutti.analysis.UnknownClassException;
import dev.tutti.dataset.Datasets;
import dev.tutti.dataset.Keys;
import dev.tutti.ensemble.Ensemble;

import org.springframework.stereotype.Component;

/** Ranks the examples of an ensemble by a score. */
@Component
public class Rankings {

	private final Datasets datasets;

	private final LearningOrders orders;

	Rankings(Datasets datasets, LearningOrders orders) {
		this.datasets = datasets;
		this.orders = orders;
	}

	/**
	 * The ranked examples in order.
	 * @throws NoHistoryYetException if no member has reached its first checkpoint
	 * @throws NoCartographyException if the score needs cartography and there is none
	 * @throws UnknownClassException if the dataset has no such class
	 */
	public RankedExamples get(Ensemble ensemble, RankingCriteria criteria) {
		LearningScores scores = this.orders.get(ensemble, criteria.split());
		int[] labels = this.datasets.labels(ensemble.dataset(), criteria.split());
		Ranking ranking = rank(ensemble, criteria, scores, labels);
		return new RankedExamples(new Items(ranking.from(criteria.order()), ranking, scores, labels,
				this.datasets.keys(ensemble.dataset(), criteria.split())), scores.warnings());
	}

	private Ranking rank(Ensemble ensemble, RankingCriteria criteria, LearningScores scores, int[] labels) {
		Score by = criteria.by();
		double[] values = by.values(scores);
		if (values == null) {
			throw new NoCartographyException(ensemble,
					this.orders.findMissingValues(ensemble, criteria.split()).orElse(null));
		}
		Integer label = criteria.label();
		if (label != null) {
			UnknownClassException.check(this.datasets.get(ensemble.dataset()), label);
			return Ranking.of(values, by.highIsEasy(), labels, label);
		}
		return (by == Score.ACCESSIBILITY) ? scores.byAccessibility() : Ranking.of(values, by.highIsEasy());
	}

	private static final class Items extends AbstractList<RankedExample> implements RandomAccess {

		private final int[] order;

		private final Ranking ranking;

		private final LearningScores scores;

		private final int[] labels;

		private final Keys keys;

		Items(int[] order, Ranking ranking, LearningScores scores, int[] labels, Keys keys) {
			this.order = order;
			this.ranking = ranking;
			this.scores = scores;
			this.labels = labels;
			this.keys = keys;
		}

		@Override
		public RankedExample get(int place) {
			return RankedExample.of(this.order[place], this.ranking, this.scores, this.labels, this.keys);
		}

		@Override
		public int size() {
			return this.order.length;
		}

	}

}
