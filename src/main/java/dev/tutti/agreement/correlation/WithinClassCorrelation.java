package dev.tutti.agreement.correlation;

import java.util.Arrays;

import dev.tutti.agreement.Accuracies;

/**
 * The correlation of two orders that classes do not explain: were examples easy or hard
 * by class alone, two orders would correlate all the same.
 *
 * @param rho the mean over classes of Spearman's rho of the examples of the class, in
 * -1..1, high is agreement; each class counts the same; NaN when no class could be used
 * @param classes how many classes were used: one with fewer than two examples, or where
 * either score is the same on all of them, has no rho and is left out
 */
public record WithinClassCorrelation(double rho, int classes) {

	/**
	 * The within-class correlation of two scores of the same examples.
	 * @param x {@code double[n]}; a NaN leaves out the class of its example
	 * @param y {@code double[n]}
	 * @param labels {@code int[n]}, the class of each example, in 0..classes-1; with one
	 * class rho is Spearman's rho
	 * @throws IllegalArgumentException when the lengths differ
	 */
	public static WithinClassCorrelation of(double[] x, double[] y, int[] labels, int classes) {
		Pearson.checkSameLength(x, y);
		if (labels.length != x.length) {
			throw new IllegalArgumentException(
					"There are %d labels for %d examples".formatted(labels.length, x.length));
		}
		int[] ends = Accuracies.classSizes(labels, classes);
		for (int label = 1; label < classes; label++) {
			ends[label] += ends[label - 1];
		}
		int[] next = ends.clone();
		double[] groupedX = new double[x.length];
		double[] groupedY = new double[x.length];
		for (int i = x.length - 1; i >= 0; i--) {
			int place = --next[labels[i]];
			groupedX[place] = x[i];
			groupedY[place] = y[i];
		}
		double sum = 0;
		int used = 0;
		for (int label = 0; label < classes; label++) {
			double rho = Spearman.of(Arrays.copyOfRange(groupedX, next[label], ends[label]),
					Arrays.copyOfRange(groupedY, next[label], ends[label]));
			if (!Double.isNaN(rho)) {
				sum += rho;
				used++;
			}
		}
		return new WithinClassCorrelation((used == 0) ? Double.NaN : sum / used, used);
	}

}
