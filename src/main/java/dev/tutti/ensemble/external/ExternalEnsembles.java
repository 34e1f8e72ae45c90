package dev.tutti.ensemble.external;

import java.time.Clock;
import java.util.Collection;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tutti.ensemble.Ensemble;
import dev.tutti.ensemble.EnsembleFinishedException;
import dev.tutti.ensemble.EnsembleLifecycle;
import dev.tutti.ensemble.EnsembleState;
import dev.tutti.ensemble.Ensembles;
import dev.tutti.ensemble.UnknownEnsembleException;
import dev.tutti.history.HistoryLayout;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * External ensembles: their uploads from the first history to the last. A history updates
 * one or two rows; the ensemble is locked only when a member is complete.
 * <p>
 * A history is stored as follows: {@link #open}, then within one transaction the history
 * and {@link #count}, then {@link #settle}. If the process ends before the last step,
 * uploading the same history again completes it.
 */
@Service
public class ExternalEnsembles {

	private static final int MOST_CHECKPOINTS = 1_000_000;

	private final ExternalRows rows;

	private final Ensembles ensembles;

	private final EnsembleLifecycle lifecycle;

	private final Clock clock;

	/** Immutable. */
	private final Cache<Long, HistoryLayout> layouts = Caffeine.newBuilder()
		.maximumWeight(MOST_CHECKPOINTS)
		.weigher((Long id, HistoryLayout layout) -> layout.epochs().size())
		.build();

	ExternalEnsembles(ExternalRows rows, Ensembles ensembles, EnsembleLifecycle lifecycle, Clock clock) {
		this.rows = rows;
		this.ensembles = ensembles;
		this.lifecycle = lifecycle;
		this.clock = clock;
	}

	/**
	 * An ensemble that accepts histories, or has accepted them all: the same ones may be
	 * uploaded again.
	 * @throws UnknownEnsembleException if no ensemble has this id
	 * @throws NotExternalException if Tutti trains it
	 * @throws EnsembleFinishedException if it was cancelled
	 */
	public Open open(long id) {
		EnsembleState state = this.rows.findState(id).orElseThrow(() -> new UnknownEnsembleException(id));
		HistoryLayout layout = this.layouts.get(id, this::load);
		if (state.isFinal() && state != EnsembleState.SUCCEEDED) {
			throw new EnsembleFinishedException(this.ensembles.get(id));
		}
		return new Open(layout, state);
	}

	/**
	 * Counts new histories of a member, in the transaction that writes them.
	 * @throws EnsembleFinishedException if the ensemble was cancelled concurrently; the
	 * transaction must be rolled back
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void count(long id, int member, int histories) {
		if (!this.rows.add(id, member, histories)) {
			throw new EnsembleFinishedException(this.ensembles.get(id));
		}
	}

	/** Updates the ensemble's state after histories of these members were stored. */
	public void settle(Open ensemble, Collection<Integer> members) {
		long id = ensemble.layout().ensemble();
		if (ensemble.state() == EnsembleState.QUEUED) {
			this.rows.start(id, this.clock.instant());
		}
		if (!ensemble.state().isFinal()) {
			long whole = (long) ensemble.layout().epochs().size() * ensemble.layout().splits().size();
			members.stream()
				.filter((member) -> this.rows.findCount(id, member).orElse(0L) == whole)
				.forEach((member) -> this.lifecycle.succeeded(id, member));
		}
	}

	private HistoryLayout load(long id) {
		Ensemble ensemble = this.ensembles.get(id);
		if (!ensemble.isExternal()) {
			throw new NotExternalException(ensemble);
		}
		return ensemble.historyLayout();
	}

	/**
	 * An ensemble that accepts histories.
	 *
	 * @param state at the time of the call
	 */
	public record Open(HistoryLayout layout, EnsembleState state) {

	}

}
