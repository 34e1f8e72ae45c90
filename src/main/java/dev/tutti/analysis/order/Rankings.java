package dev.tutti.analysis.order;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tutti.agreement.order.LearningSummary;
import dev.tutti.analysis.NoHistoryYetException;
import dev.tutti.dataset.Split;
import dev.tutti.ensemble.Ensemble;
import dev.tutti.history.Derived;
import dev.tutti.history.Histories;
import dev.tutti.history.HistoryLayout;

import org.springframework.stereotype.Component;

/** Learning orders; those of ensembles that have ended are kept while there is room. */
@Component
public class Rankings {

	/** Ten arrays an example: a few hundred thousand examples at a time. */
	private static final int MOST_EXAMPLES = 2_000_000;

	private final Histories histories;

	private final Cache<Key, LearningScores> kept = Caffeine.newBuilder()
		.maximumWeight(MOST_EXAMPLES)
		.weigher((Key key, LearningScores learned) -> learned.summary().accessibility().length)
		.build();

	Rankings(Histories histories) {
		this.histories = histories;
	}

	/**
	 * What is known of every example.
	 * @throws NoHistoryYetException when no member has come to its first checkpoint
	 */
	public LearningScores get(Ensemble ensemble, Split split) {
		if (!ensemble.state().isFinal()) {
			return read(ensemble, split);
		}
		return this.kept.get(new Key(ensemble.id(), split), (key) -> read(ensemble, split));
	}

	private LearningScores read(Ensemble ensemble, Split split) {
		HistoryLayout layout = ensemble.historyLayout();
		if (this.histories.of(layout, split).coverage()[0] == 0) {
			throw new NoHistoryYetException(ensemble, "its first checkpoint");
		}
		LearningSummary summary = this.histories.of(layout, split).learning().value();
		return new LearningScores(summary,
				this.histories.of(layout, split).findCartography().map(Derived::value).orElse(null),
				Ranking.of(summary.accessibility(), true));
	}

	private record Key(long ensemble, Split split) {
	}

}
