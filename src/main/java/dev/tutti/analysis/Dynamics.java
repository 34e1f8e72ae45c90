package dev.tutti.analysis;

import java.util.ArrayList;
import java.util.List;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tutti.analysis.DynamicsReport.CheckpointDynamics;
import dev.tutti.dataset.LabelsMissingException;
import dev.tutti.dataset.Split;
import dev.tutti.ensemble.Ensemble;
import dev.tutti.history.CorrectCounts;
import dev.tutti.history.Derived;
import dev.tutti.history.Histories;
import dev.tutti.history.History;

import org.springframework.stereotype.Component;

/** Computes the statistics of all checkpoints; cached for ensembles that have ended. */
@Component
public class Dynamics {

	private static final int MOST_CACHED = 200;

	private final Histories histories;

	private final Cache<Key, DynamicsReport> cache = Caffeine.newBuilder().maximumSize(MOST_CACHED).build();

	Dynamics(Histories histories) {
		this.histories = histories;
	}

	/**
	 * Every checkpoint that a member has reached.
	 * @throws LabelsMissingException when the split has no labels
	 * @throws NoHistoryYetException when there is none
	 */
	public DynamicsReport get(Ensemble ensemble, Split split) {
		return ensemble.state().isFinal()
				? this.cache.get(new Key(ensemble.id(), split), (key) -> compute(ensemble, split))
				: compute(ensemble, split);
	}

	private DynamicsReport compute(Ensemble ensemble, Split split) {
		History history = this.histories.of(ensemble.historyLayout(), split);
		history.checkLabels();
		int[] coverage = history.coverage();
		List<CheckpointDynamics> checkpoints = new ArrayList<>();
		boolean old = false;
		for (int checkpoint = 0; checkpoint < coverage.length; checkpoint++) {
			if (coverage[checkpoint] > 0) {
				Derived<CorrectCounts> counts = history.counts(checkpoint);
				checkpoints.add(CheckpointDynamics.of(ensemble.checkpoints().get(checkpoint), counts.value()));
				old |= counts.old();
			}
		}
		if (checkpoints.isEmpty()) {
			throw new NoHistoryYetException(ensemble, "its first checkpoint");
		}
		return new DynamicsReport(split, history.examples(), checkpoints, OldFormula.warnings(old));
	}

	private record Key(long ensemble, Split split) {
	}

}
