package dev.tutti.dataset.upload;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.tutti.web.Warning;

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

}
