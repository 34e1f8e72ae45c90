package dev.tutti.analysis.comparison;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tutti.agreement.correlation.Reliability;
import dev.tutti.dataset.Split;
import dev.tutti.ensemble.Ensemble;
import dev.tutti.history.Histories;

import org.springframework.stereotype.Component;

/** Reliability of an ensemble's learning order. */
@Component
class Reliabilities {

	/** The number of fixed random halvings to average over. */
	private static final int HALVINGS = 20;

	private static final long SEED = 1;

	private static final int MOST_CACHED = 1000;

	private final Histories histories;

	private final Cache<Key, Double> cache = Caffeine.newBuilder().maximumSize(MOST_CACHED).build();

	Reliabilities(Histories histories) {
		this.histories = histories;
	}

	/** The split-half reliability of accessibility; NaN with fewer than two members. */
	double get(Ensemble ensemble, Split split) {
		return ensemble.state().isFinal()
				? this.cache.get(new Key(ensemble.id(), split), (key) -> compute(ensemble, split))
				: compute(ensemble, split);
	}

	private double compute(Ensemble ensemble, Split split) {
		int[][] scores = this.histories.of(ensemble.historyLayout(), split).correctEvaluations();
		return (scores.length < 2) ? Double.NaN : Reliability.splitHalf(scores, HALVINGS, SEED);
	}

	private record Key(long ensemble, Split split) {
	}

}
