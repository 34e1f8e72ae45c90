package dev.tutti.ensemble;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import dev.tutti.dataset.Dataset;
import dev.tutti.dataset.Datasets;
import dev.tutti.ensemble.spec.SpecCheck;
import dev.tutti.training.Engines;
import dev.tutti.web.FieldProblem;
import dev.tutti.web.InvalidRequestException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Service;

/** Checks and submits new ensembles. */
@Service
public class EnsembleSubmission {

	private static final int LONGEST_KEY = 255;

	private final SpecCheck check;

	private final SubmittedEnsembles submitted;

	private final Datasets datasets;

	private final Engines engines;

	private final JsonMapper json;

	private final Clock clock;

	EnsembleSubmission(SpecCheck check, SubmittedEnsembles submitted, Datasets datasets, Engines engines,
			JsonMapper json, Clock clock) {
		this.check = check;
		this.submitted = submitted;
		this.datasets = datasets;
		this.engines = engines;
		this.json = json;
		this.clock = clock;
	}

	/**
	 * Queues an ensemble. One that is trained outside Tutti has no tasks and waits for
	 * its histories.
	 * @param idempotencyKey a second submission with the same key returns the ensemble of
	 * the first; 1 to 255 characters
	 * @throws InvalidRequestException when the specification or the key is not valid; it
	 * lists all bad fields
	 * @throws IdempotencyKeyReusedException when the key came with another specification
	 * before
	 */
	public Ensemble submit(EnsembleSpec spec, @Nullable String idempotencyKey) {
		check(spec, idempotencyKey);
		Dataset dataset = this.datasets.get(spec.dataset());
		String definition = this.json.writeValueAsString(Definition.of(spec, dataset));
		EnsembleEntity entity = new EnsembleEntity(spec, engine(spec), dataset.sha256(), definition, idempotencyKey,
				this.clock.instant());
		return (idempotencyKey != null) ? this.submitted.addOnce(entity, idempotencyKey) : this.submitted.add(entity);
	}

	private void check(EnsembleSpec spec, @Nullable String idempotencyKey) {
		List<FieldProblem> problems = new ArrayList<>(this.check.check(spec));
		if (idempotencyKey != null && (idempotencyKey.isEmpty() || idempotencyKey.length() > LONGEST_KEY)) {
			problems.add(new FieldProblem("idempotencyKey", "size must be between 1 and " + LONGEST_KEY));
		}
		if (!problems.isEmpty()) {
			throw new InvalidRequestException(problems);
		}
	}

	/** The name of the engine, which never changes from here on, even for auto. */
	private String engine(EnsembleSpec spec) {
		return spec.isExternal() ? spec.engine() : this.engines.get(spec.engine()).name();
	}

}
