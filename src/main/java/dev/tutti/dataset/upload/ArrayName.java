package dev.tutti.dataset.upload;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import dev.tutti.dataset.Split;

/**
 * What the name of an array says: its split, and whether it holds features or labels. The
 * words come in any order and case, between digits, {@code -_.} and blanks, where small
 * letters turn to capitals, or written as one: {@code trainX}, {@code y_test},
 * {@code Xtrain}, {@code kmnist-train-imgs}, {@code t10k-labels-idx1-ubyte}.
 *
 * @param split none if the name says none, or several
 * @param role none if the name says none; features if it says a split and nothing else
 */
public record ArrayName(Optional<Split> split, Optional<Role> role) {

	private static final Set<String> FEATURES = Set.of("image", "images", "img", "imgs", "x", "xs", "data", "feature",
			"features", "input", "inputs", "pixels");

	private static final Set<String> LABELS = Set.of("label", "labels", "lbl", "lbls", "y", "ys", "target", "targets");

	/** MNIST's name of its test split: ten thousand. */
	private static final Pattern T10K = Pattern.compile("(?<![a-z])t10k(?![a-z])", Pattern.CASE_INSENSITIVE);

	private static final Pattern WORD = Pattern.compile("[A-Z]?[a-z]+|[A-Z]+(?![a-z])");

	/** Every ending that is dropped: DJL's archives have {@code .npy} twice. */
	private static final Pattern ENDINGS = Pattern.compile("(\\.(npy|npz|idx|bin|gz))+$", Pattern.CASE_INSENSITIVE);

	/**
	 * Reads a path. Where its last part says no split, the innermost folder that does
	 * counts.
	 */
	public static ArrayName of(String path, SplitWords words) {
		String[] parts = path.split("/");
		ArrayName name = ofPart(ENDINGS.matcher(parts[parts.length - 1]).replaceFirst(""), words);
		for (int i = parts.length - 2; i >= 0 && name.split.isEmpty(); i--) {
			name = new ArrayName(ofPart(parts[i], words).split, name.role);
		}
		return name;
	}

	public boolean isLabels() {
		return this.role.equals(Optional.of(Role.LABELS));
	}

	/** With a split, where it has none of its own. */
	public ArrayName orSplit(Optional<Split> other) {
		return new ArrayName(this.split.or(() -> other), this.role);
	}

	private static ArrayName ofPart(String part, SplitWords words) {
		String rest = T10K.matcher(part).replaceAll("test");
		for (String other : words.others()) {
			Pattern whole = Pattern.compile("(?<![a-z0-9])" + Pattern.quote(other) + "(?![a-z0-9])",
					Pattern.CASE_INSENSITIVE);
			if (whole.matcher(rest).find()) {
				return new ArrayName(Optional.of(new Split(other)),
						role(tokens(whole.matcher(rest).replaceAll("-"), words), words));
			}
		}
		List<String> tokens = tokens(rest, words);
		List<Split> splits = tokens.stream().flatMap((token) -> words.find(token).stream()).distinct().toList();
		return new ArrayName((splits.size() == 1) ? Optional.of(splits.get(0)) : Optional.empty(), role(tokens, words));
	}

	private static Optional<Role> role(List<String> tokens, SplitWords words) {
		if (tokens.stream().anyMatch(LABELS::contains)) {
			return Optional.of(Role.LABELS);
		}
		boolean bare = tokens.stream().allMatch((token) -> words.find(token).isPresent());
		return (bare || tokens.stream().anyMatch(FEATURES::contains)) ? Optional.of(Role.FEATURES) : Optional.empty();
	}

	/** The words of a name, in small letters; two that are written as one come apart. */
	private static List<String> tokens(String name, SplitWords words) {
		List<String> tokens = new ArrayList<>();
		WORD.matcher(name)
			.results()
			.map(MatchResult::group)
			.map((word) -> word.toLowerCase(Locale.ROOT))
			.forEach((word) -> tokens.addAll(apart(word, words)));
		return tokens;
	}

	private static List<String> apart(String word, SplitWords words) {
		for (int at = 1; at < word.length() && !isKnown(word, words); at++) {
			List<String> both = Arrays.asList(word.substring(0, at), word.substring(at));
			boolean[] splits = { words.find(both.get(0)).isPresent(), words.find(both.get(1)).isPresent() };
			if (splits[0] != splits[1] && both.stream().allMatch((part) -> isKnown(part, words))) {
				return both;
			}
		}
		return List.of(word);
	}

	private static boolean isKnown(String word, SplitWords words) {
		return FEATURES.contains(word) || LABELS.contains(word) || words.find(word).isPresent();
	}

	/** What an array holds. */
	public enum Role {

		FEATURES, LABELS

	}

}
