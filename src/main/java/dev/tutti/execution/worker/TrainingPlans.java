package dev.tutti.execution.worker;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

import dev.tutti.dataset.Dataset;
import dev.tutti.dataset.DatasetUnavailableException;
import dev.tutti.dataset.Datasets;
import dev.tutti.dataset.Examples;
import dev.tutti.dataset.Split;
import dev.tutti.ensemble.Ensemble;
import dev.tutti.training.TrainingPlan;

import org.springframework.stereotype.Component;

/** Makes an ensemble and its dataset into what an engine is given. */
@Component
public class TrainingPlans {

	private final Datasets datasets;

	TrainingPlans(Datasets datasets) {
		this.datasets = datasets;
	}

	/**
	 * The plan of an ensemble that is trained here.
	 * @throws DatasetUnavailableException when its dataset is not what it was
	 */
	public TrainingPlan of(Ensemble ensemble) {
		Dataset dataset = this.datasets.get(ensemble.dataset());
		if (!dataset.sha256().equals(ensemble.datasetSha256())) {
			throw new DatasetUnavailableException("The content of '" + dataset.name()
					+ "' is not what it was when the ensemble was submitted. Submit the ensemble again.");
		}
		Map<Split, Examples> examples = new EnumMap<>(Split.class);
		for (Split split : Split.values()) {
			examples.put(split, this.datasets.examples(dataset.name(), split));
		}
		return new TrainingPlan(examples, dataset.classes().size(), Objects.requireNonNull(ensemble.architecture()),
				Objects.requireNonNull(ensemble.training()), ensemble.checkpoints(), ensemble.seed());
	}

}
