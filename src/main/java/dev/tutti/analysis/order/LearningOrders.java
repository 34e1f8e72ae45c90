package dev.tutti.analysis.order;

import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tutti.agreement.order.LearningSummary;
import dev.tutti.analysis.NoHistoryYetException;
import dev.tutti.dataset.LabelsMissingException;
import dev.tutti.dataset.Split;
import dev.tutti.ensemble.Ensemble;
import dev.tutti.history.Cartography;
import dev.tutti.history.Derived;
import dev.tutti.history.Histories;
import dev.tutti.history.History;
import dev.tutti.history.MissingValues;

import org.springframework.stereotype.Component;

/**
 * Learning scores and the learning order of an ensemble; cached once it has ended.
 */
@Component
public class LearningOrders {

	/** The most cached examples, of ten array entries each. */
	private static final int MOST_EXAMPLES = 2_000_000;

	private final Histories histories;

	private final Cache<Key, LearningScores> cache = Caffeine.newBuilder()
		.maximumWeight(MOST_EXAMPLES)
		.weigher((Key key, LearningScores scores) -> scores.summary().accessibility().length)
		.build();

	LearningOrders(Histories histories) {
		this.histories = histories;
	}

	/**
	 * The scores of every example of a split.
	 * @throws LabelsMissingException if the split has no labels
	 * @throws NoHistoryYetException if no member has reached its first checkpoint
	 */
	public LearningScores get(Ensemble ensemble, Split split) {
		if (!ensemble.state().isFinal()) {
			return read(ensemble, split);
		}
		return this.cache.get(new Key(ensemble.id(), split), (key) -> read(ensemble, split));
	}

	/** Why there is no cartography: where the first member lacks values that has some. */
	Optional<MissingValues> findMissingValues(Ensemble ensemble, Split split) {
		return this.histories.of(ensemble.historyLayout(), split).findMissingValues();
	}

	private LearningScores read(Ensemble ensemble, Split split) {
		History history = this.histories.of(ensemble.historyLayout(), split);
		history.checkLabels();
		if (history.coverage()[0] == 0) {
			throw new NoHistoryYetException(ensemble, "its first checkpoint");
		}
		Derived<LearningSummary> summary = history.learning();
		Derived<Cartography> cartography = history.findCartography().orElse(null);
		return new LearningScores(summary.value(), (cartography != null) ? cartography.value() : null,
				Ranking.of(summary.value().accessibility(), true),
				summary.old() || (cartography != null && cartography.old()));
	}

	private record Key(long ensemble, Split split) {
	}

}
