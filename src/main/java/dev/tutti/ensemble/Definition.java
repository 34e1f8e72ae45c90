package dev.tutti.ensemble;

import java.util.ArrayList;
import java.util.List;

import dev.tutti.architecture.Architecture;
import dev.tutti.dataset.Dataset;
import dev.tutti.dataset.Split;
import dev.tutti.training.Checkpoint;
import dev.tutti.training.Evaluation;
import dev.tutti.training.Training;
import org.jspecify.annotations.Nullable;

/**
 * The definition shared by an ensemble's members, stored as JSON in its row. External
 * ensembles lack the first three fields.
 *
 * @param checkpoints for ensembles trained by Tutti they follow from the rest and the
 * dataset's size; stored, since every read needs them
 * @param splits those with a history; {@code null}, in what was stored before splits had
 * names, for train and test
 */
record Definition(@Nullable Architecture architecture, @Nullable Training training, @Nullable Evaluation evaluation,
		List<Checkpoint> checkpoints, @Nullable List<Split> splits) {

	/** The definition of a valid specification. */
	static Definition of(EnsembleSpec spec, Dataset dataset) {
		List<EnsembleSpec.At> announced = spec.checkpoints();
		if (announced != null) {
			List<Checkpoint> checkpoints = new ArrayList<>(announced.size());
			announced.forEach((at) -> checkpoints.add(new Checkpoint(checkpoints.size(), at.epoch(), 0)));
			List<Split> asked = (spec.splits() != null) ? spec.splits() : dataset.splits();
			return new Definition(null, null, null, checkpoints,
					dataset.splits().stream().filter(asked::contains).toList());
		}
		return trained(spec.architecture(), spec.training(), spec.evaluation(), dataset);
	}

	@SuppressWarnings("NullAway") // a valid specification that Tutti trains has them
	private static Definition trained(@Nullable Architecture architecture, @Nullable Training training,
			@Nullable Evaluation evaluation, Dataset dataset) {
		return new Definition(architecture, training, evaluation,
				Checkpoint.of(training, evaluation, dataset.size(Split.TRAIN)), dataset.splits());
	}

}
