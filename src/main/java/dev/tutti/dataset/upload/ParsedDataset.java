package dev.tutti.dataset.upload;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.Split;
import dev.tutti.web.Warning;

/**
 * A parsed dataset: labels in memory, features read from disk on demand.
 *
 * @param classes their names, by label
 * @param bytes whether every feature is known to be an integer in {@code 0..255}
 * @param splits the splits that the files define
 * @param understood how the files were read
 * @param warnings what the sender should know
 */
public record ParsedDataset(List<String> classes, boolean bytes, SortedMap<Split, RawSplit> splits,
		Understood understood, List<Warning> warnings) {

	public static final int MOST_CLASSES = 1 << 16;

	public static final int MOST_EXAMPLES = 10_000_000;

	private static final int LONGEST_NAME = 1024;

	public static final int MOST_FEATURES = 1 << 20;

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
		for (String name : classes) {
			if (name.length() > LONGEST_NAME) {
				throw new InvalidDatasetException("The name of the class '%s…' has %d characters; the maximum is %d."
					.formatted(name.substring(0, 20), name.length(), LONGEST_NAME));
			}
		}
		if (splits.isEmpty() || splits.size() > Split.MOST) {
			throw new InvalidDatasetException(
					"There are %d splits; a dataset has 1 to %d.".formatted(splits.size(), Split.MOST));
		}
		splits = Collections.unmodifiableSortedMap(new TreeMap<>(splits));
		Shape shape = splits.values().iterator().next().shape();
		for (Map.Entry<Split, RawSplit> each : splits.entrySet()) {
			if (!each.getValue().shape().equals(shape)) {
				throw new InvalidDatasetException("Examples of the %s split are %s, those of the %s split %s."
					.formatted(splits.firstKey().name(), shape, each.getKey().name(), each.getValue().shape()));
			}
			check(each.getKey(), each.getValue(), classes.size());
		}
	}

	/** A dataset of whose reading nothing is to be said but the format. */
	public ParsedDataset(List<String> classes, boolean bytes, Map<Split, RawSplit> splits, String format) {
		this(classes, bytes, new TreeMap<>(splits), Understood.of(format), List.of());
	}

	public Shape shape() {
		return this.splits.values().iterator().next().shape();
	}

	private static void check(Split split, RawSplit raw, int classes) {
		if (raw.examples() == 0) {
			throw new InvalidDatasetException("The " + split.name() + " split has no examples.");
		}
		int[] labels = raw.labels();
		if (labels == null) {
			if (split.isTrain()) {
				throw new InvalidDatasetException("The train split has no labels to train on.");
			}
			return;
		}
		if (labels.length != raw.examples()) {
			throw new InvalidDatasetException(
					"The %s split has %d labels and %d keys.".formatted(split.name(), labels.length, raw.examples()));
		}
		for (int i = 0; i < labels.length; i++) {
			if (labels[i] < 0 || labels[i] >= classes) {
				throw new InvalidDatasetException(
						"The label of example %d of the %s split is %d; with %d classes, labels are 0 to %d."
							.formatted(i, split.name(), labels[i], classes, classes - 1));
			}
		}
	}

	/** One class per label up to the highest, named by number. */
	public static List<String> numbered(Collection<RawSplit> splits) {
		int highest = splits.stream()
			.flatMapToInt((raw) -> Arrays.stream(Objects.requireNonNullElse(raw.labels(), new int[0])))
			.max()
			.orElse(-1);
		if (highest >= MOST_CLASSES) {
			throw new InvalidDatasetException("Label %d exceeds the maximum %d.".formatted(highest, MOST_CLASSES - 1));
		}
		return IntStream.rangeClosed(0, highest).mapToObj(Integer::toString).toList();
	}

}
