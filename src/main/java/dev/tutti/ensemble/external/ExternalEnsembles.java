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
 * Ensembles whose histories others send, from the first to the last. A history costs a
 * row or two of the ensemble's: the whole of it is locked only when a member is complete.
 * <p>
 * A history goes in like this: {@link #open}, then within one transaction the history and
 * {@link #count}, then {@link #settle}. Where the process ends before the last step, it
 * is made up for when the same history comes again.
 */
@Service
public class ExternalEnsembles {

	private static final int MOST_CHECKPOINTS = 1_000_000;

	private final ExternalRows rows;

	private final Ensembles ensembles;

	private final EnsembleLifecycle lifecycle;

	private final Clock clock;

	/** They never change. */
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
	 * An ensemble that histories may be sent to, or were: then the same may come again.
	 * @throws UnknownEnsembleException when there is none of that id
	 * @throws NotExternalException when it is trained here
	 * @throws EnsembleFinishedException when it was cancelled
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
	 * Counts histories of a member that were not there before, within the transaction
	 * that writes them.
	 * @throws EnsembleFinishedException when the ensemble was cancelled meanwhile; the
	 * transaction is to be rolled back
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void count(long id, int member, int histories) {
		if (!this.rows.add(id, member, histories)) {
			throw new EnsembleFinishedException(this.ensembles.get(id));
		}
	}

	/** Moves the ensemble on once histories of these members are there. */
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
	 * An ensemble that takes histories.
	 *
	 * @param state as it was when it was asked for
	 */
	public record Open(HistoryLayout layout, EnsembleState state) {

	}

}
