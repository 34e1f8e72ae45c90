package dev.tutti.dataset;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.tutti.web.FieldProblem;
import dev.tutti.web.InvalidRequestException;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The name of a split. Members are trained on {@link #TRAIN} and evaluated on every
 * split. Splits are ordered: train, test, then the others by name.
 *
 * @param name 1 to 32 of the characters a to z, 0 to 9, _ and -, the first a letter or a
 * digit
 */
@Schema(type = "string", pattern = Split.PATTERN, example = "test")
public record Split(@JsonValue String name) implements Comparable<Split> {

	public static final String PATTERN = "[a-z0-9][a-z0-9_-]{0,31}";

	private static final Pattern NAME = Pattern.compile(PATTERN);

	public static final Split TRAIN = new Split("train");

	public static final Split TEST = new Split("test");

	/** How many splits a dataset can have. */
	public static final int MOST = 16;

	private static final Comparator<Split> ORDER = Comparator.comparing((Split split) -> !split.isTrain())
		.thenComparing((split) -> !"test".equals(split.name))
		.thenComparing(Split::name);

	/**
	 * Checks the name.
	 * @throws InvalidDatasetException if it is none
	 */
	public Split {
		if (!isName(name)) {
			throw new InvalidDatasetException(
					"'%s' cannot be the name of a split: use 1 to 32 lower-case letters, digits, _ and -, beginning with a letter or a digit."
						.formatted(name));
		}
	}

	@JsonCreator
	public static Split of(String name) {
		return new Split(name);
	}

	/** Whether a split can be called so. */
	public static boolean isName(String name) {
		return NAME.matcher(name).matches();
	}

	/**
	 * The split that is meant where none is named: test, or the only one that evaluates.
	 * @param splits those that there are
	 * @throws InvalidRequestException that lists them if none or several evaluate
	 */
	public static Split evaluating(Collection<Split> splits) {
		return findEvaluating(splits).orElseThrow(() -> TEST.missing(splits));
	}

	/** As {@link #evaluating}; empty if none or several evaluate. */
	public static Optional<Split> findEvaluating(Collection<Split> splits) {
		List<Split> evaluate = splits.stream().filter((split) -> !split.isTrain()).sorted().toList();
		return (evaluate.size() == 1 || evaluate.contains(TEST)) ? Optional.of(evaluate.get(0)) : Optional.empty();
	}

	/**
	 * The problem of a request that names no split where this one, the default, is
	 * missing.
	 */
	public InvalidRequestException missing(Collection<Split> splits) {
		return new InvalidRequestException(List
			.of(new FieldProblem("split", "There is no %s split, which is the default. Give one of: %s."
				.formatted(this.name, splits.stream().sorted().map(Split::name).collect(Collectors.joining(", "))))));
	}

	/** Whether it is the split that members are trained on. */
	public boolean isTrain() {
		return "train".equals(this.name);
	}

	@Override
	public int compareTo(Split other) {
		return ORDER.compare(this, other);
	}

	@Override
	public String toString() {
		return this.name;
	}

}
