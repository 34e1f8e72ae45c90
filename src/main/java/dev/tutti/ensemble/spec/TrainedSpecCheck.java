package dev.tutti.ensemble.spec;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tutti.architecture.Architecture;
import dev.tutti.architecture.Custom;
import dev.tutti.architecture.layer.LayerShape;
import dev.tutti.architecture.layer.ShapeMismatchException;
import dev.tutti.dataset.Dataset;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.Split;
import dev.tutti.ensemble.Ensemble;
import dev.tutti.ensemble.EnsembleSpec;
import dev.tutti.training.Engines;
import dev.tutti.training.TrainingEngine;
import org.jspecify.annotations.Nullable;

/** Checks the specification of an ensemble that Tutti trains. */
class TrainedSpecCheck {

	private final Engines engines;

	TrainedSpecCheck(Engines engines) {
		this.engines = engines;
	}

	/**
	 * Adds the bad fields.
	 * @param dataset {@code null} if there is none of that name
	 */
	void check(EnsembleSpec spec, @Nullable Dataset dataset, SpecProblems problems) {
		checkEngine(spec.engine(), problems);
		if (spec.architecture() == null) {
			problems.add("architecture", "must not be null");
		}
		if (spec.checkpoints() != null) {
			problems.add("checkpoints",
					"Checkpoints follow from training and evaluation; they may be set only with the engine external.");
		}
		if (spec.splits() != null) {
			problems.add("splits",
					"Members are evaluated on all splits; splits may be set only with the engine external.");
		}
		if (dataset != null) {
			checkDataset(spec.architecture(), dataset, problems);
		}
	}

	private void checkEngine(String engine, SpecProblems problems) {
		if (this.engines.find(engine).isEmpty()) {
			String names = Stream
				.concat(this.engines.list().stream().map(TrainingEngine::name),
						Stream.of(Engines.AUTO, Ensemble.EXTERNAL))
				.collect(Collectors.joining(", "));
			problems.add("engine", "Unknown engine '" + engine + "'. Available: " + names + ".");
		}
	}

	private static void checkDataset(@Nullable Architecture architecture, Dataset dataset, SpecProblems problems) {
		if (!dataset.hasFeatures()) {
			problems.add("dataset", "'" + dataset.name() + "' is labels alone, with nothing to train on."
					+ " Train outside Tutti and use the engine external.");
		}
		else if (!dataset.splits().contains(Split.TRAIN)) {
			problems.add("dataset", "'%s' has no train split to train on, but %s. Use it for external histories."
				.formatted(dataset.name(), String.join(", ", dataset.splits().stream().map(Split::name).toList())));
		}
		else if (architecture != null) {
			checkFit(architecture, dataset, problems);
		}
	}

	/** Names a layer by its place where the specification lists layers. */
	private static void checkFit(Architecture architecture, Dataset dataset, SpecProblems problems) {
		Shape shape = dataset.shape();
		try {
			architecture.check(LayerShape.image(shape.channels(), shape.height(), shape.width()),
					dataset.classes().size());
		}
		catch (ShapeMismatchException ex) {
			problems.add((architecture instanceof Custom) ? "architecture." + ex.place() : "architecture", ex.reason());
		}
	}

}
