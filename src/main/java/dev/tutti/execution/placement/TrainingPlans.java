package dev.tutti.execution.placement;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import dev.tutti.dataset.Dataset;
import dev.tutti.dataset.DatasetUnavailableException;
import dev.tutti.dataset.Datasets;
import dev.tutti.dataset.Examples;
import dev.tutti.dataset.Split;
import dev.tutti.ensemble.Ensemble;
import dev.tutti.training.TrainingPlan;

import org.springframework.stereotype.Component;

/** Builds training plans from ensembles and their datasets. */
@Component
class TrainingPlans {

	private final Datasets datasets;

	TrainingPlans(Datasets datasets) {
		this.datasets = datasets;
	}

	/**
	 * The plan of an ensemble. Loads its dataset where that is not in memory.
	 * @throws DatasetUnavailableException if the dataset is not here, cannot be loaded,
	 * or has other content than at submission
	 */
	TrainingPlan of(Ensemble ensemble) {
		Dataset dataset = this.datasets.find(ensemble.dataset())
			.orElseThrow(
					() -> new DatasetUnavailableException("this worker has no dataset '" + ensemble.dataset() + "'"));
		if (!dataset.sha256().equals(ensemble.datasetSha256())) {
			throw new DatasetUnavailableException("The content of the dataset '" + dataset.name()
					+ "' differs from that at submission. Restore it, or submit the ensemble again.");
		}
		Map<Split, Examples> examples = new TreeMap<>();
		for (Split split : dataset.splits()) {
			examples.put(split, this.datasets.examples(dataset.name(), split));
		}
		return new TrainingPlan(examples, dataset.classes().size(), Objects.requireNonNull(ensemble.architecture()),
				Objects.requireNonNull(ensemble.training()), ensemble.checkpoints(), ensemble.seed());
	}

}
