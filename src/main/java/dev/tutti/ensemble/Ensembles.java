package dev.tutti.ensemble;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.tutti.dataset.Datasets;
import dev.tutti.dataset.Split;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads ensembles. */
@Service
@Transactional(readOnly = true)
public class Ensembles {

	private final EnsembleRepository repository;

	private final Datasets datasets;

	private final JsonMapper json;

	Ensembles(EnsembleRepository repository, Datasets datasets, JsonMapper json) {
		this.repository = repository;
		this.datasets = datasets;
		this.json = json;
	}

	public Optional<Ensemble> find(long id) {
		return this.repository.findById(id).map(this::toEnsemble);
	}

	/**
	 * One ensemble.
	 * @throws UnknownEnsembleException if no ensemble has this id
	 */
	public Ensemble get(long id) {
		return find(id).orElseThrow(() -> new UnknownEnsembleException(id));
	}

	/** The newest first, those with an id below the given one, in one of the states. */
	public List<Ensemble> list(long below, List<EnsembleState> states, int limit) {
		return this.repository.list(below, states, Limit.of(limit)).stream().map(this::toEnsemble).toList();
	}

	/** The ids of the ensembles in one of the states. */
	public List<Long> listIds(List<EnsembleState> states) {
		return this.repository.listIds(states);
	}

	/**
	 * When an ensemble ended; empty if it has not ended, or if no ensemble has this id.
	 */
	public Optional<Instant> findFinishedAt(long id) {
		return this.repository.findFinishedAt(id);
	}

	public boolean isEmpty() {
		return this.repository.count() == 0;
	}

	Ensemble toEnsemble(EnsembleEntity entity) {
		Definition definition = this.json.readValue(entity.definition, Definition.class);
		int trainExamples = this.datasets.find(entity.dataset)
			.map((dataset) -> dataset.sizes().getOrDefault(Split.TRAIN, 0))
			.orElse(0);
		return new Ensemble(entity.id(), entity.name, entity.state, entity.engine, entity.engineVersion, entity.dataset,
				entity.datasetSha256, entity.seed, definition.architecture(), definition.training(),
				definition.evaluation(), definition.checkpoints(),
				Objects.requireNonNullElse(definition.splits(), List.of(Split.TRAIN, Split.TEST)),
				entity.members.stream().map(MemberEntity::progress).toList(), trainExamples, entity.error,
				entity.createdAt, entity.startedAt, entity.finishedAt, entity.runningSince, entity.trainedBefore);
	}

}
