package dev.tutti.ensemble;

import java.util.Optional;
import java.util.stream.IntStream;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes new ensembles: an ensemble's row and its tasks' rows are there together, or not
 * at all.
 */
@Component
class SubmittedEnsembles {

	private final EnsembleRepository repository;

	private final Ensembles ensembles;

	private final TaskQueue queue;

	private final TransactionTemplate transaction;

	SubmittedEnsembles(EnsembleRepository repository, Ensembles ensembles, TaskQueue queue,
			TransactionTemplate transaction) {
		this.repository = repository;
		this.ensembles = ensembles;
		this.queue = queue;
		this.transaction = transaction;
	}

	Ensemble add(EnsembleEntity entity) {
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

	/**
	 * Returns the ensemble of the key, or adds one.
	 * @throws IdempotencyKeyReusedException when that ensemble has another specification
	 */
	Ensemble addOnce(EnsembleEntity entity, String idempotencyKey) {
		try {
			return earlier(entity, idempotencyKey).orElseGet(() -> add(entity));
		}
		catch (DataIntegrityViolationException ex) {
			// another request with the same key was faster
			return earlier(entity, idempotencyKey).orElseThrow(() -> ex);
		}
	}

	private Optional<Ensemble> earlier(EnsembleEntity entity, String idempotencyKey) {
		return this.transaction
			.execute((status) -> this.repository.findByIdempotencyKey(idempotencyKey).map((earlier) -> {
				if (!earlier.sameSpec(entity)) {
					throw new IdempotencyKeyReusedException(idempotencyKey);
				}
				return this.ensembles.toEnsemble(earlier);
			}));
	}

}
