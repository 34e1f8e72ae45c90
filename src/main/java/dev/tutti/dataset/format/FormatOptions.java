package dev.tutti.dataset.format;

import java.util.BitSet;
import java.util.List;

import dev.tutti.dataset.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Options for reading an upload, where its files do not state them.
 *
 * @param classes the names of the classes, by label
 * @param shape the shape of an example
 * @param label the name of the CSV column that holds the labels
 * @param split the name of the CSV column that says train or test
 * @param testShare the share of each class in the test split, if the files do not define
 * the splits
 */
public record FormatOptions(@Nullable List<String> classes, @Nullable Shape shape, @Nullable String label,
		@Nullable String split, double testShare) {

	Shape shapeOr(Shape found, String name) {
		return (this.shape != null) ? this.shape.of(name, found.size()) : found;
	}

	/** Draws the rows of the test split: at least one, and at least one remains. */
	BitSet testRows(int[] labels, int classes) {
		int examples = (int) Math.round(labels.length * this.testShare);
		BitSet test = new BitSet();
		TestShare.rows(labels, classes, Math.max(1, Math.min(labels.length - 1, examples))).forEach(test::set);
		return test;
	}

}
