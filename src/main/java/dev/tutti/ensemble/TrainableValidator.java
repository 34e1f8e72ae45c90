package dev.tutti.ensemble;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tutti.architecture.Architecture;
import dev.tutti.architecture.Custom;
import dev.tutti.architecture.layer.LayerShape;
import dev.tutti.architecture.layer.ShapeMismatchException;
import dev.tutti.dataset.Dataset;
import dev.tutti.dataset.Datasets;
import dev.tutti.dataset.Shape;
import dev.tutti.training.Engines;
import dev.tutti.training.TrainingEngine;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

class TrainableValidator implements ConstraintValidator<Trainable, EnsembleRequest> {

	private final Datasets datasets;

	private final Engines engines;

	TrainableValidator(Datasets datasets, Engines engines) {
		this.datasets = datasets;
		this.engines = engines;
	}

	@Override
	public boolean isValid(EnsembleRequest request, ConstraintValidatorContext context) {
		Refusals refusals = new Refusals(context);
		Dataset dataset = findDataset(request, refusals).orElse(null);
		if (request.isExternal()) {
			ExternalRequest.check(request, dataset, refusals);
		}
		else {
			checkEngine(request.engine(), refusals);
			checkTrained(request, dataset, refusals);
		}
		return !refusals.any();
	}

	@SuppressWarnings("NullAway") // another constraint names it where it is absent
	private Optional<Dataset> findDataset(EnsembleRequest request, Refusals refusals) {
		if (request.dataset() == null) {
			return Optional.empty();
		}
		Optional<Dataset> dataset = this.datasets.find(request.dataset());
		if (dataset.isEmpty()) {
			refusals.add("dataset", "There is no dataset '" + request.dataset() + "'. There are "
					+ this.datasets.list().stream().map(Dataset::name).collect(Collectors.joining(", ")) + ".");
		}
		return dataset;
	}

	private void checkEngine(String engine, Refusals refusals) {
		if (this.engines.find(engine).isEmpty()) {
			refusals.add("engine",
					"There is no engine '" + engine + "'. There are "
							+ Stream
								.concat(this.engines.list().stream().map(TrainingEngine::name),
										Stream.of(Engines.AUTO, Ensemble.EXTERNAL))
								.collect(Collectors.joining(", "))
							+ ".");
		}
	}

	private static void checkTrained(EnsembleRequest request, @Nullable Dataset dataset, Refusals refusals) {
		Architecture architecture = request.architecture();
		if (architecture == null) {
			refusals.add("architecture", "must not be null");
		}
		if (request.checkpoints() != null) {
			refusals.add("checkpoints",
					"Checkpoints follow from training and evaluation; they are given with the engine external alone.");
		}
		if (request.splits() != null) {
			refusals.add("splits",
					"Members are evaluated on both splits; they are chosen with the engine external alone.");
		}
		if (dataset == null) {
			return;
		}
		if (!dataset.hasFeatures()) {
			refusals.add("dataset",
					"'" + dataset.name() + "' is labels alone, with nothing to train on. Train elsewhere"
							+ " and choose the engine external.");
		}
		else if (architecture != null) {
			checkFit(architecture, dataset, refusals);
		}
	}

	/** A layer is named by its place where the request lists layers. */
	private static void checkFit(Architecture architecture, Dataset dataset, Refusals refusals) {
		Shape shape = dataset.shape();
		try {
			architecture.check(LayerShape.image(shape.channels(), shape.height(), shape.width()),
					dataset.classes().size());
		}
		catch (ShapeMismatchException ex) {
			refusals.add((architecture instanceof Custom) ? "architecture." + ex.place() : "architecture", ex.reason());
		}
	}

}
