package dev.tutti.analysis;

import java.util.Arrays;

import dev.tutti.agreement.Bimodality;
import dev.tutti.agreement.Moments;
import dev.tutti.dataset.Datasets;
import dev.tutti.dataset.Split;
import dev.tutti.ensemble.Ensemble;
import dev.tutti.history.AgreementHistogram;
import dev.tutti.history.Derived;
import dev.tutti.history.Histories;
import dev.tutti.history.History;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Reads agreement histograms with their nulls. */
@Component
public class Agreements {

	private final Histories histories;

	private final Datasets datasets;

	private final Checkpoints checkpoints;

	Agreements(Histories histories, Datasets datasets, Checkpoints checkpoints) {
		this.histories = histories;
		this.datasets = datasets;
		this.checkpoints = checkpoints;
	}

	/**
	 * The histogram of one checkpoint.
	 * @param asked the checkpoint; {@code null} for the last one
	 * @param label only examples of this class; {@code null} for all
	 */
	public Agreement get(Ensemble ensemble, Split split, @Nullable Integer asked, AgreementMeasure measure,
			@Nullable Integer label) {
		if (label != null) {
			UnknownClassException.check(this.datasets.get(ensemble.dataset()), label);
		}
		History history = this.histories.of(ensemble.historyLayout(), split);
		if (measure == AgreementMeasure.TP || label != null) {
			history.checkLabels();
		}
		int checkpoint = this.checkpoints.get(ensemble, split, asked);
		Derived<AgreementHistogram> derived = switch (measure) {
			case TP -> history.agreement(checkpoint, label);
			case CONSENSUS -> history.consensus(checkpoint, label);
		};
		AgreementHistogram found = derived.value();
		double[] withinClass = found.withinClass();
		return new Agreement(split, checkpoint, ensemble.checkpoints().get(checkpoint).epoch(), measure, label,
				found.members(), Arrays.stream(found.counts()).sum(), found.counts(),
				Finite.orNull(Moments.of(found.counts()).mean()), Finite.orNull(Bimodality.pearson(found.counts())),
				ExpectedHistogram.of(found.expected()),
				(withinClass != null) ? ExpectedHistogram.of(withinClass) : null, OldFormula.warnings(derived.old()));
	}

}
