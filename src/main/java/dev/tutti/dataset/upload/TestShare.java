package dev.tutti.dataset.upload;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Splits a dataset deterministically into train and test.
 * <p>
 * Every row draws a number from {@link Random}, whose sequence is specified, with seed 0,
 * and is ranked by it within its class. The rows whose ranks are the lowest, relative to
 * the size of the class, are the test split: the same share of each class, to within one
 * row.
 */
public final class TestShare {

	private TestShare() {
	}

	/**
	 * Draws the rows of the test split: at least one, and at least one remains.
	 * @param share of each class, 0..1
	 */
	public static BitSet draw(int[] labels, int classes, double share) {
		int examples = (int) Math.round(labels.length * share);
		BitSet test = new BitSet();
		rows(labels, classes, Math.max(1, Math.min(labels.length - 1, examples))).forEach(test::set);
		return test;
	}

	/**
	 * The rows of the test split.
	 * @param classes how many there are
	 * @param examples the number of rows to draw
	 */
	public static SortedSet<Integer> rows(int[] labels, int classes, int examples) {
		Random random = new Random(0);
		long[] drawn = IntStream.range(0, labels.length).mapToLong((row) -> random.nextLong()).toArray();
		List<List<Integer>> byClass = IntStream.range(0, classes)
			.<List<Integer>>mapToObj((label) -> new ArrayList<>())
			.toList();
		for (int row = 0; row < labels.length; row++) {
			byClass.get(labels[row]).add(row);
		}
		double[] relativeRank = new double[labels.length];
		for (List<Integer> rows : byClass) {
			rows.sort(Comparator.comparingLong((row) -> drawn[row]));
			for (int rank = 0; rank < rows.size(); rank++) {
				relativeRank[rows.get(rank)] = (rank + 0.5) / rows.size();
			}
		}
		return byClass.stream()
			.flatMap(List::stream)
			.sorted(Comparator.comparingDouble((Integer row) -> relativeRank[row]).thenComparing((row) -> row))
			.limit(examples)
			.collect(Collectors.toCollection(TreeSet::new));
	}

}
