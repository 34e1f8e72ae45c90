package dev.tutti.history.summary;

import java.util.Arrays;
import java.util.stream.IntStream;

import dev.tutti.agreement.Accuracies;
import dev.tutti.agreement.Consensus;
import dev.tutti.agreement.CorrectCounter;
import dev.tutti.agreement.Histogram;
import dev.tutti.agreement.nullmodel.PoissonBinomial;
import dev.tutti.agreement.nullmodel.VoteNull;
import dev.tutti.history.AgreementHistogram;
import dev.tutti.history.GroundTruth;
import org.jspecify.annotations.Nullable;

/** Computes agreement histograms from what all members predicted at a checkpoint. */
final class AgreementHistograms {

	private AgreementHistograms() {
	}

	/**
	 * Agreement on the ground-truth label. Its null is the Poisson-binomial of the
	 * members' accuracies.
	 * @param correct {@code members x ceil(examples / 64)}, a bit an example
	 * @param label only the examples of this class; {@code null} for all
	 */
	static AgreementHistogram correct(long[][] correct, GroundTruth groundTruth, @Nullable Integer label) {
		int[] labels = groundTruth.labels();
		double[][] byClass = Accuracies.byClass(correct, labels, groundTruth.classes());
		int[] sizes = Accuracies.classSizes(labels, groundTruth.classes());
		if (label != null) {
			int[] counts = CorrectCounter.counts(correct, labels.length);
			return new AgreementHistogram(Histogram.ofClass(counts, correct.length, labels, label),
					PoissonBinomial.expected(byClass[label], sizes[label]), null);
		}
		return new AgreementHistogram(CorrectCounter.histogram(correct, labels.length),
				PoissonBinomial.expected(Accuracies.of(correct, labels.length), labels.length),
				PoissonBinomial.stratified(byClass, sizes));
	}

	/**
	 * Agreement on the label that most members predict. Its null is multinomial: each
	 * vote is cast independently, for each class with its share of all votes.
	 * @param predictions {@code members x examples}
	 * @param label only the examples of this class; {@code null} for all
	 */
	static AgreementHistogram consensus(int[][] predictions, GroundTruth groundTruth, @Nullable Integer label) {
		int members = predictions.length;
		if (members == 0) {
			return new AgreementHistogram(new int[1], new double[1], null);
		}
		int[][] selected = (label != null) ? select(predictions, groundTruth.labels(), label) : predictions;
		int[] counts = Histogram.of(Consensus.counts(selected, groundTruth.classes()), members);
		return new AgreementHistogram(counts,
				VoteNull.expected(shares(selected, groundTruth.classes()), members, selected[0].length), null);
	}

	private static int[][] select(int[][] predictions, int[] labels, int label) {
		int[] indices = IntStream.range(0, labels.length).filter((index) -> labels[index] == label).toArray();
		return Arrays.stream(predictions)
			.map((member) -> IntStream.of(indices).map((index) -> member[index]).toArray())
			.toArray(int[][]::new);
	}

	/** The share of all votes that each class has; 0 for all where there are no votes. */
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

}
