package dev.tutti.analysis;

import java.util.Arrays;
import java.util.stream.IntStream;

import dev.tutti.agreement.Accuracies;
import dev.tutti.agreement.Bimodality;
import dev.tutti.agreement.Consensus;
import dev.tutti.agreement.CorrectCounter;
import dev.tutti.agreement.Histogram;
import dev.tutti.agreement.Moments;
import dev.tutti.agreement.nullmodel.PoissonBinomial;
import dev.tutti.agreement.nullmodel.VoteNull;
import dev.tutti.dataset.Dataset;
import dev.tutti.dataset.Datasets;
import dev.tutti.dataset.Split;
import dev.tutti.ensemble.Ensemble;
import dev.tutti.history.Histories;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Computes agreement histograms with their nulls. */
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
		Dataset dataset = this.datasets.get(ensemble.dataset());
		if (label != null) {
			UnknownClassException.check(dataset, label);
		}
		int checkpoint = this.checkpoints.get(ensemble, split, asked);
		int[] labels = this.datasets.labels(dataset.name(), split);
		Histograms found = switch (measure) {
			case TP -> truePositives(ensemble, split, checkpoint, labels, dataset.classes().size(), label);
			case CONSENSUS -> consensus(ensemble, split, checkpoint, labels, dataset.classes().size(), label);
		};
		return new Agreement(split, checkpoint, ensemble.checkpoints().get(checkpoint).epoch(), measure, label,
				found.counts().length - 1, Arrays.stream(found.counts()).sum(), found.counts(),
				Finite.orNull(Moments.of(found.counts()).mean()), Finite.orNull(Bimodality.pearson(found.counts())),
				ExpectedHistogram.of(found.expected()),
				(found.withinClass() != null) ? ExpectedHistogram.of(found.withinClass()) : null);
	}

	private Histograms truePositives(Ensemble ensemble, Split split, int checkpoint, int[] labels, int classes,
			@Nullable Integer label) {
		long[][] correct = this.histories.of(ensemble.historyLayout(), split).correctness(checkpoint);
		double[][] byClass = Accuracies.byClass(correct, labels, classes);
		int[] sizes = Accuracies.classSizes(labels, classes);
		if (label != null) {
			int[] counts = CorrectCounter.counts(correct, labels.length);
			return new Histograms(Histogram.ofClass(counts, correct.length, labels, label),
					PoissonBinomial.expected(byClass[label], sizes[label]), null);
		}
		return new Histograms(CorrectCounter.histogram(correct, labels.length),
				PoissonBinomial.expected(Accuracies.of(correct, labels.length), labels.length),
				PoissonBinomial.stratified(byClass, sizes));
	}

	private Histograms consensus(Ensemble ensemble, Split split, int checkpoint, int[] labels, int classes,
			@Nullable Integer label) {
		int[][] predictions = this.histories.of(ensemble.historyLayout(), split).predictions(checkpoint);
		if (label != null) {
			int[] indices = IntStream.range(0, labels.length).filter((index) -> labels[index] == label).toArray();
			predictions = Arrays.stream(predictions)
				.map((member) -> IntStream.of(indices).map((index) -> member[index]).toArray())
				.toArray(int[][]::new);
		}
		double[] shares = shares(predictions, classes);
		int[] counts = Histogram.of(Consensus.counts(predictions, classes), predictions.length);
		return new Histograms(counts, VoteNull.expected(shares, predictions.length, predictions[0].length), null);
	}

	/** Each class's share of all votes; 0 if there are no votes. */
	private static double[] shares(int[][] predictions, int classes) {
		double[] shares = new double[classes];
		for (int[] member : predictions) {
			int[] votes = Consensus.votes(member, classes);
			for (int k = 0; k < classes; k++) {
				shares[k] += votes[k] / (double) (Math.max(1, member.length) * predictions.length);
			}
		}
		return shares;
	}

	private record Histograms(int[] counts, double[] expected, double @Nullable [] withinClass) {
	}

}
