package dev.tutti.analysis;

import java.util.ArrayList;
import java.util.List;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tutti.analysis.DynamicsReport.CheckpointDynamics;
import dev.tutti.dataset.Datasets;
import dev.tutti.dataset.Split;
import dev.tutti.ensemble.Ensemble;
import dev.tutti.history.Histories;
import dev.tutti.history.HistoryLayout;

import org.springframework.stereotype.Component;

/** Goes through the checkpoints; of ensembles that have ended, once. */
@Component
public class Dynamics {

	private static final int MOST_KEPT = 200;

	private final Histories histories;

	private final Datasets datasets;

	private final Cache<Key, DynamicsReport> kept = Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

	Dynamics(Histories histories, Datasets datasets) {
		this.histories = histories;
		this.datasets = datasets;
	}

	/**
	 * Every checkpoint that a member has come to.
	 * @throws NoHistoryYetException when there is none
	 */
	public DynamicsReport get(Ensemble ensemble, Split split) {
		return ensemble.state().isFinal()
				? this.kept.get(new Key(ensemble.id(), split), (key) -> compute(ensemble, split))
				: compute(ensemble, split);
	}

	private DynamicsReport compute(Ensemble ensemble, Split split) {
		HistoryLayout layout = ensemble.historyLayout();
		int[] coverage = this.histories.of(layout, split).coverage();
		List<CheckpointDynamics> checkpoints = new ArrayList<>();
		for (int checkpoint = 0; checkpoint < coverage.length; checkpoint++) {
			if (coverage[checkpoint] > 0) {
				checkpoints.add(CheckpointDynamics.of(ensemble.checkpoints().get(checkpoint),
						this.histories.of(layout, split).counts(checkpoint).value()));
			}
		}
		if (checkpoints.isEmpty()) {
			throw new NoHistoryYetException(ensemble, "its first checkpoint");
		}
		int examples = this.datasets.labels(ensemble.dataset(), split).length;
		return new DynamicsReport(split, examples, checkpoints);
	}

	private record Key(long ensemble, Split split) {
	}

}
