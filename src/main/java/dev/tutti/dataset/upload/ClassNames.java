package dev.tutti.dataset.upload;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.tutti.dataset.InvalidDatasetException;
import org.jspecify.annotations.Nullable;

/** Maps class names to labels. */
public final class ClassNames {

	private static final int MOST_DIGITS = 9;

	private final List<String> classes;

	private final Map<String, Integer> labels = new HashMap<>();

	/**
	 * Orders the classes: as given, otherwise by number if all names are integers,
	 * otherwise by name.
	 * @param found the names that occur
	 */
	public ClassNames(Collection<String> found, @Nullable List<String> given) {
		this.classes = (given != null) ? given : found.stream().distinct().sorted(order(found)).toList();
		for (String name : this.classes) {
			this.labels.put(name, this.labels.size());
		}
	}

	public List<String> classes() {
		return this.classes;
	}

	/**
	 * The label of a class name; if names were given, a numeric label is accepted too.
	 */
	public int label(String name) {
		Integer label = this.labels.get(name);
		if (label == null && isNumber(name) && Integer.parseInt(name) < this.classes.size()) {
			label = Integer.valueOf(name);
		}
		if (label == null) {
			throw new InvalidDatasetException("'%s' is neither a given class name nor a label from 0 to %d."
				.formatted(name, this.classes.size() - 1));
		}
		return label;
	}

	private static Comparator<String> order(Collection<String> names) {
		return names.stream().allMatch(ClassNames::isNumber)
				? Comparator.<String>comparingInt(Integer::parseInt).thenComparing(Comparator.naturalOrder())
				: Comparator.naturalOrder();
	}

	private static boolean isNumber(String name) {
		return !name.isEmpty() && name.length() <= MOST_DIGITS && name.chars().allMatch((c) -> c >= '0' && c <= '9');
	}

}
