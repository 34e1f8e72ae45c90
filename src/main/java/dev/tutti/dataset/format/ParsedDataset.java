package dev.tutti.dataset.format;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.Split;

/**
 * A parsed dataset: labels in memory, features read from disk on demand.
 *
 * @param classes their names, by label
 * @param bytes whether every feature is known to be an integer in {@code 0..255}
 * @param splits the splits that the files define
 */
public record ParsedDataset(List<String> classes, boolean bytes, Map<Split, RawSplit> splits) {

	public static final int MOST_CLASSES = 1 << 16;

	public static final int MOST_EXAMPLES = 10_000_000;

	static final int MOST_FEATURES = 1 << 20;

	/**
	 * Checks that its parts are consistent.
	 * @throws InvalidDatasetException that names the inconsistency
	 */
	public ParsedDataset {
		if (classes.size() < 2 || classes.size() > MOST_CLASSES) {
			throw new InvalidDatasetException(
					"There are %d classes; a dataset has 2 to %d.".formatted(classes.size(), MOST_CLASSES));
		}
		if (classes.stream().distinct().count() < classes.size()) {
			throw new InvalidDatasetException("Two classes have the same name.");
		}
		List<Shape> shapes = splits.values().stream().map(RawSplit::shape).distinct().toList();
		if (shapes.size() > 1) {
			throw new InvalidDatasetException(
					"Examples of one split are %s, those of the other %s.".formatted(shapes.get(0), shapes.get(1)));
		}
		splits.forEach((split, raw) -> check(split, raw, classes.size()));
	}

	public Shape shape() {
		return this.splits.values().iterator().next().shape();
	}

	private static void check(Split split, RawSplit raw, int classes) {
		int[] labels = raw.labels();
		if (labels.length == 0) {
			throw new InvalidDatasetException("The " + split.label() + " split has no examples.");
		}
		for (int i = 0; i < labels.length; i++) {
			if (labels[i] < 0 || labels[i] >= classes) {
				throw new InvalidDatasetException(
						"The label of example %d of the %s split is %d; with %d classes, labels are 0 to %d."
							.formatted(i, split.label(), labels[i], classes, classes - 1));
			}
		}
	}

	/** One class per label up to the highest, named by number. */
	static List<String> numbered(Map<Split, RawSplit> splits) {
		int highest = splits.values().stream().flatMapToInt((raw) -> Arrays.stream(raw.labels())).max().orElse(-1);
		if (highest >= MOST_CLASSES) {
			throw new InvalidDatasetException("Label %d exceeds the maximum %d.".formatted(highest, MOST_CLASSES - 1));
		}
		return IntStream.rangeClosed(0, highest).mapToObj(Integer::toString).toList();
	}

	/**
	 * One split.
	 *
	 * @param labels one per example
	 * @param rows its features, in the same order
	 */
	public record RawSplit(Shape shape, int[] labels, Rows rows) {
	}

	/** The features of a split. */
	@FunctionalInterface
	public interface Rows {

		/** Reads the features of all examples, into one array that is reused. */
		void forEach(RowConsumer consumer) throws IOException;

	}

	/** Handles the features of an example. */
	@FunctionalInterface
	public interface RowConsumer {

		void accept(float[] features) throws IOException;

	}

}
