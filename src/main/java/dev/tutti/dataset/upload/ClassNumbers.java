package dev.tutti.dataset.upload;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.Split;
import dev.tutti.web.Warning;
import org.jspecify.annotations.Nullable;

/** Labels that are the numbers of the classes, as files have them. */
public final class ClassNumbers {

	private static final int MOST_NAMED = 10;

	private ClassNumbers() {
	}

	/**
	 * Says which classes have no example in any split, as where labels begin at 1.
	 * @param classes their names, by label
	 */
	public static List<Warning> warnings(List<String> classes, Collection<RawSplit> splits) {
		boolean[] there = new boolean[classes.size()];
		for (RawSplit split : splits) {
			int[] labels = split.labels();
			for (int label : (labels != null) ? labels : new int[0]) {
				if (label >= 0 && label < there.length) {
					there[label] = true;
				}
			}
		}
		int[] empty = IntStream.range(0, there.length).filter((label) -> !there[label]).toArray();
		if (empty.length == 0) {
			return List.of();
		}
		return List.of(new Warning("classes-without-examples",
				"%d of %d classes have no example: %s%s.".formatted(empty.length, there.length,
						IntStream.of(empty).limit(MOST_NAMED).mapToObj(classes::get).collect(Collectors.joining(", ")),
						(empty.length > MOST_NAMED) ? ", …" : "")));
	}

	/**
	 * Numbers the classes that the files name as another order of the same names says;
	 * names that are all new are new names of the same numbers.
	 * @param splits whose labels are the numbers in the files
	 * @param named the names in the files, by number
	 * @param given the names that were asked for; {@code null} for those in the files
	 * @throws InvalidDatasetException if some of the names are given other numbers, and
	 * some are not there
	 */
	public static SortedMap<Split, RawSplit> inOrderOf(SortedMap<Split, RawSplit> splits, List<String> named,
			@Nullable List<String> given) {
		if (given == null || given.equals(named)) {
			return splits;
		}
		int[] numbers = named.stream().mapToInt(given::indexOf).toArray();
		boolean same = given.size() == named.size() && IntStream.of(numbers).distinct().noneMatch((each) -> each < 0);
		int moved = IntStream.range(0, numbers.length)
			.filter((number) -> numbers[number] >= 0 && numbers[number] != number)
			.findFirst()
			.orElse(-1);
		if (moved < 0) {
			return splits;
		}
		if (!same) {
			throw new InvalidDatasetException(
					"The files name class %d '%s', and classes has this name in place %d. Give all of their names (%s) in another order, or a new name for each."
						.formatted(moved, named.get(moved), numbers[moved],
								named.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
										+ ((named.size() > MOST_NAMED) ? ", …" : "")));
		}
		SortedMap<Split, RawSplit> renumbered = new TreeMap<>();
		splits.forEach((split, each) -> renumbered.put(split, renumbered(each, numbers)));
		return renumbered;
	}

	private static RawSplit renumbered(RawSplit split, int[] numbers) {
		int[] labels = split.labels();
		if (labels == null) {
			return split;
		}
		// a label that no class has stays, and is refused as it is
		int[] others = IntStream.of(labels)
			.map((label) -> (label >= 0 && label < numbers.length) ? numbers[label] : label)
			.toArray();
		return new RawSplit(split.shape(), others, split.keys(), split.rows());
	}

}
