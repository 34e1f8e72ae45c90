package dev.tutti.ensemble.spec;

import java.util.List;

import dev.tutti.dataset.Dataset;
import dev.tutti.dataset.Datasets;
import dev.tutti.ensemble.EnsembleSpec;
import dev.tutti.training.Engines;
import dev.tutti.web.FieldProblem;
import jakarta.validation.Validator;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Validates a specification and lists all its bad fields. */
@Component
public class SpecCheck {

	private final Validator validator;

	private final Datasets datasets;

	private final TrainedSpecCheck trained;

	SpecCheck(Validator validator, Datasets datasets, Engines engines) {
		this.validator = validator;
		this.datasets = datasets;
		this.trained = new TrainedSpecCheck(engines);
	}

	/** The bad fields; empty if the specification is valid. */
	public List<FieldProblem> check(EnsembleSpec spec) {
		SpecProblems problems = new SpecProblems();
		this.validator.validate(spec).forEach((violation) -> problems.add(FieldProblem.of(violation)));
		Dataset dataset = findDataset(spec, problems);
		if (spec.isExternal()) {
			ExternalSpecCheck.check(spec, dataset, problems);
		}
		else {
			this.trained.check(spec, dataset, problems);
		}
		return problems.list();
	}

	@SuppressWarnings("NullAway") // where it is absent, a violated constraint names it
	private @Nullable Dataset findDataset(EnsembleSpec spec, SpecProblems problems) {
		if (spec.dataset() == null) {
			return null;
		}
		Dataset dataset = this.datasets.find(spec.dataset()).orElse(null);
		if (dataset == null) {
			List<String> names = this.datasets.list().stream().map(Dataset::name).toList();
			problems.add("dataset",
					"Unknown dataset '" + spec.dataset() + "'. Available: " + String.join(", ", names) + ".");
		}
		return dataset;
	}

}
