package dev.tutti.agreement;

import java.util.Arrays;

/** The accuracy of each member: the share of examples that it classifies correctly. */
public final class Accuracies {

	private Accuracies() {
	}

	/**
	 * The accuracy of each member on all examples.
	 * @param correct {@code members x ceil(examples / 64)} words, a bit an example, least
	 * significant first; bits past the last example are ignored
	 * @return {@code double[members]}, each in 0..1, high is good; NaN without examples
	 * @throws IllegalArgumentException when a member has too few words
	 */
	public static double[] of(long[][] correct, int examples) {
		BitSets.check(correct, examples);
		double[] accuracies = new double[correct.length];
		for (int member = 0; member < correct.length; member++) {
			accuracies[member] = (double) BitSets.cardinality(correct[member], examples) / examples;
		}
		return accuracies;
	}

	/**
	 * The accuracy of each member on the examples of each class, as the null that is
	 * stratified by class takes them.
	 * @param correct as for {@link #of}
	 * @param labels {@code int[examples]}, the class of each example, in 0..classes-1
	 * @param classes the number of classes
	 * @return {@code double[classes][members]}, each in 0..1, high is good; NaN for a
	 * class without examples
	 * @throws IllegalArgumentException when a member has too few words
	 */
	public static double[][] byClass(long[][] correct, int[] labels, int classes) {
		BitSets.check(correct, labels.length);
		int[] sizes = classSizes(labels, classes);
		double[][] accuracies = new double[classes][correct.length];
		int[] hits = new int[classes];
		for (int member = 0; member < correct.length; member++) {
			Arrays.fill(hits, 0);
			countByClass(correct[member], labels, hits);
			for (int label = 0; label < classes; label++) {
				accuracies[label][member] = (double) hits[label] / sizes[label];
			}
		}
		return accuracies;
	}

	/**
	 * How many examples each class has.
	 * @param labels {@code int[examples]}, each in 0..classes-1; may be empty
	 * @return {@code int[classes]}
	 */
	public static int[] classSizes(int[] labels, int classes) {
		int[] sizes = new int[classes];
		for (int label : labels) {
			sizes[label]++;
		}
		return sizes;
	}

	private static void countByClass(long[] bits, int[] labels, int[] hits) {
		int words = BitSets.words(labels.length);
		for (int word = 0; word < words; word++) {
			long rest = bits[word];
			if (word == words - 1) {
				rest &= BitSets.lastWord(labels.length);
			}
			for (; rest != 0; rest &= rest - 1) {
				hits[labels[(word << 6) + Long.numberOfTrailingZeros(rest)]]++;
			}
		}
	}

}
