package dev.tutti.dataset.format.table.column;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

import dev.tutti.dataset.InvalidDatasetException;

/** The names that columns of labels have, in any case. */
final class LabelWords {

	private static final Set<String> STRONG = Set.of("label", "labels", "class", "classes", "target", "targets",
			"class_label", "classlabel", "class_name", "label_name");

	private static final Set<String> WEAK = Set.of("y", "species", "category", "variety", "outcome", "diagnosis",
			"digit");

	private LabelWords() {
	}

	/** Whether a column called so holds labels whatever the others are called. */
	static boolean isStrong(String name) {
		return STRONG.contains(name.toLowerCase(Locale.ROOT));
	}

	/**
	 * The column that is called like one of labels; -1 if there is none.
	 * @throws InvalidDatasetException if there are several
	 */
	static int columnIn(String file, List<String> names) {
		int[] strong = columns(names, STRONG);
		int[] columns = (strong.length > 0) ? strong : columns(names, WEAK);
		// beside x, y is a coordinate
		if (columns.length == 1 && isCalled(names.get(columns[0]), "y")
				&& names.stream().anyMatch((name) -> isCalled(name, "x"))) {
			return -1;
		}
		if (columns.length > 1) {
			throw new InvalidDatasetException(
					"%s has several columns that may hold the labels: %s. Say which with label.".formatted(file,
							IntStream.of(columns).mapToObj(names::get).toList()));
		}
		return (columns.length == 1) ? columns[0] : -1;
	}

	private static int[] columns(List<String> names, Set<String> words) {
		return IntStream.range(0, names.size())
			.filter((column) -> words.contains(names.get(column).toLowerCase(Locale.ROOT)))
			.toArray();
	}

	private static boolean isCalled(String name, String word) {
		return name.equalsIgnoreCase(word);
	}

}
