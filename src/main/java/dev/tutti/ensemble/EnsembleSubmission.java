package dev.tutti.ensemble;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.tutti.dataset.Dataset;
import dev.tutti.dataset.Datasets;
import dev.tutti.training.Engines;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes new ensembles. */
@Service
public class EnsembleSubmission {

	private final EnsembleRepository repository;

	private final Ensembles ensembles;

	private final Datasets datasets;

	private final Engines engines;

	private final TaskQueue queue;

	private final TransactionTemplate transaction;

	private final JsonMapper json;

	private final Clock clock;

	EnsembleSubmission(EnsembleRepository repository, Ensembles ensembles, Datasets datasets, Engines engines,
			TaskQueue queue, TransactionTemplate transaction, JsonMapper json, Clock clock) {
		this.repository = repository;
		this.ensembles = ensembles;
		this.datasets = datasets;
		this.engines = engines;
		this.queue = queue;
		this.transaction = transaction;
		this.json = json;
		this.clock = clock;
	}

	/**
	 * Queues an ensemble: its row and its tasks' rows are there together, or not at all.
	 * One that others train has no tasks and waits for its histories.
	 * @param idempotencyKey a second request with the same key gets the first one's
	 * ensemble
	 * @param request a valid one
	 * @throws IdempotencyKeyReusedException when the key came with another request before
	 */
	public Ensemble submit(EnsembleRequest request, @Nullable String idempotencyKey) {
		Dataset dataset = this.datasets.get(request.dataset());
		String definition = this.json.writeValueAsString(Definition.of(request, dataset));
		EnsembleEntity entity = new EnsembleEntity(request, engine(request), dataset.sha256(), definition,
				idempotencyKey, this.clock.instant());
		if (idempotencyKey == null) {
			return queue(entity);
		}
		try {
			return findEarlier(entity, idempotencyKey).orElseGet(() -> queue(entity));
		}
		catch (DataIntegrityViolationException ex) {
			// the same key, at the same time
			return findEarlier(entity, idempotencyKey).orElseThrow(() -> ex);
		}
	}

	/** What is going to train, or already does: it is settled once and for all. */
	private String engine(EnsembleRequest request) {
		return request.isExternal() ? request.engine() : this.engines.get(request.engine()).name();
	}

	private Ensemble queue(EnsembleEntity entity) {
		return this.transaction.execute((status) -> {
			EnsembleEntity saved = this.repository.saveAndFlush(entity);
			saved.addMembers();
			Ensemble ensemble = this.ensembles.toEnsemble(saved);
			if (!ensemble.isExternal()) {
				this.queue.add(ensemble, IntStream.range(0, saved.size).boxed().toList());
			}
			return ensemble;
		});
	}

	private Optional<Ensemble> findEarlier(EnsembleEntity entity, String idempotencyKey) {
		return this.transaction
			.execute((status) -> this.repository.findByIdempotencyKey(idempotencyKey).map((earlier) -> {
				if (!earlier.sameRequest(entity)) {
					throw new IdempotencyKeyReusedException(idempotencyKey);
				}
				return this.ensembles.toEnsemble(earlier);
			}));
	}

}
