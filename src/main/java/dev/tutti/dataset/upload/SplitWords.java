package dev.tutti.dataset.upload;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.tutti.dataset.Split;

/**
 * The words that say in the name of a file or folder which split it holds, in any case:
 * whole words between digits and {@code -_.}, so {@code seg_train} and
 * {@code training_set}, but not {@code valve}.
 *
 * @param others further names that are splits of that name
 */
public record SplitWords(List<String> others) {

	private static final Split VAL = new Split("val");

	private static final Map<String, Split> WORDS = Map.of("train", Split.TRAIN, "training", Split.TRAIN, "val", VAL,
			"valid", VAL, "validation", VAL, "dev", VAL, "test", Split.TEST, "testing", Split.TEST, "eval", Split.TEST,
			"evaluation", Split.TEST);

	/**
	 * The split that a name says; none if it says none, or several.
	 * @param name of a file or folder, without the path
	 */
	public Optional<Split> find(String name) {
		String rest = name.toLowerCase(Locale.ROOT);
		Set<Split> found = new HashSet<>();
		for (String other : this.others) {
			if (rest.equals(other) || rest.startsWith(other + ".")) {
				return Optional.of(new Split(other));
			}
		}
		for (String other : this.others) {
			String without = rest.replaceAll("(?<![a-z\\d])%s(?![a-z\\d])".formatted(Pattern.quote(other)), "");
			if (!without.equals(rest)) {
				found.add(new Split(other));
				rest = without;
			}
		}
		Arrays.stream(rest.split("[-_.\\d]+")).map(WORDS::get).filter(Objects::nonNull).forEach(found::add);
		return (found.size() == 1) ? Optional.of(found.iterator().next()) : Optional.empty();
	}

	/** As {@link #find}, of the whole cell of a table, where any split's name is one. */
	public Optional<Split> findInCell(String cell) {
		String lower = cell.toLowerCase(Locale.ROOT);
		Split word = WORDS.get(lower);
		return (word != null) ? Optional.of(word) : Optional.of(lower).filter(Split::isName).map(Split::new);
	}

}
