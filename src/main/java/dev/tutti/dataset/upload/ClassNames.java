package dev.tutti.dataset.upload;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.tutti.dataset.InvalidDatasetException;
import org.jspecify.annotations.Nullable;

/**
 * Maps class names to labels. Names that differ in Unicode's normal form alone are one
 * class; as labels of a table, so are numbers of equal value.
 */
public final class ClassNames {

	/** The order of ImageFolder, LabelEncoder and Python's {@code sorted}. */
	public static final Comparator<String> BY_CODE_POINT = CodePoints::compare;

	private final List<String> classes;

	private final Map<String, Integer> labels = new HashMap<>();

	private final List<String> merged;

	private final boolean numbers;

	private ClassNames(Collection<String> found, @Nullable List<String> given, boolean byValue) {
		Collection<String> names = (given != null) ? given : found;
		this.numbers = byValue && !names.isEmpty() && names.stream().allMatch(DecimalNotation::isNumber);
		Map<String, SortedSet<String>> forms = new TreeMap<>();
		found.forEach((name) -> forms.computeIfAbsent(key(name), (key) -> new TreeSet<>()).add(name));
		this.merged = this.numbers ? List.of()
				: forms.entrySet()
					.stream()
					.filter((form) -> form.getValue().size() > 1)
					.map(Map.Entry::getKey)
					.sorted(BY_CODE_POINT)
					.toList();
		if (given != null) {
			if (given.stream().map(this::key).distinct().count() < given.size()) {
				throw new InvalidDatasetException("Two of the given classes have the same name.");
			}
			this.classes = List.copyOf(given);
		}
		else {
			// a name in one form alone stays as it was written, and so does its place in
			// the order
			this.classes = forms.entrySet()
				.stream()
				.map((form) -> (!this.numbers && form.getValue().size() == 1) ? form.getValue().first() : form.getKey())
				.sorted(this.numbers ? Comparator.comparing(BigDecimal::new) : BY_CODE_POINT)
				.toList();
		}
		for (String name : this.classes) {
			this.labels.put(key(name), this.labels.size());
		}
	}

	/**
	 * Classes named by folders: as given, otherwise by code point of their names, numbers
	 * too, as torchvision's ImageFolder and Keras have them.
	 * @param found the names that occur
	 */
	public static ClassNames ofFolders(Collection<String> found, @Nullable List<String> given) {
		return new ClassNames(found, given, false);
	}

	/**
	 * Classes named by the labels of a table: as given, otherwise by value if all are
	 * numbers, otherwise by code point, as scikit-learn's LabelEncoder has them.
	 * @param found the labels that occur
	 */
	public static ClassNames ofTable(Collection<String> found, @Nullable List<String> given) {
		return new ClassNames(found, given, true);
	}

	/** The names of the classes, by label. */
	public List<String> classes() {
		return this.classes;
	}

	/** The classes whose name was found in several Unicode forms. */
	public List<String> merged() {
		return this.merged;
	}

	/**
	 * The label of a class name; if names that are no numbers were given, the number of a
	 * label is accepted too.
	 * @throws InvalidDatasetException if there is no such class
	 */
	public int label(String name) {
		Integer label = this.labels.get(key(name));
		if (label != null) {
			return label;
		}
		if (DecimalNotation.isNumber(name) && this.classes.stream().noneMatch(DecimalNotation::isNumber)) {
			BigDecimal number = DecimalNotation.value(name);
			if (number.signum() >= 0 && number.compareTo(BigDecimal.valueOf(this.classes.size())) < 0
					&& number.stripTrailingZeros().scale() <= 0) {
				return number.intValueExact();
			}
		}
		throw new InvalidDatasetException("'%s' is neither a given class name nor a label from 0 to %d.".formatted(name,
				this.classes.size() - 1));
	}

	private String key(String name) {
		return (this.numbers && DecimalNotation.isNumber(name)) ? DecimalNotation.shortest(name)
				: Normalizer.normalize(name, Normalizer.Form.NFC);
	}

}
