package dev.tutti.dataset.format.table.cell;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import dev.tutti.dataset.upload.DecimalNotation;

/** What a cell holds. */
public enum CellKind {

	/** A number, or true or false, which are 1 and 0. */
	NUMBER,

	/** Nothing, or what pandas and R take for nothing. */
	MISSING,

	TEXT;

	private static final Set<String> MISSING_VALUES = Set.of("", "?", "NA", "<NA>", "N/A", "n/a", "#N/A", "#N/A N/A",
			"#NA", "NaN", "nan", "-NaN", "-nan", "NULL", "null", "None", "1.#IND", "-1.#IND", "1.#QNAN", "-1.#QNAN");

	private static final Pattern FOREIGN = Pattern
		.compile("[+-]?\\d[\\d., ']*[, '][\\d., ']*\\d([eE][+-]?\\d+)?|[+-]?\\d{1,3}(\\.\\d{3}){2,}");

	private static final List<String> TRUE = List.of("TRUE", "True", "true");

	private static final List<String> FALSE = List.of("FALSE", "False", "false");

	public static CellKind of(String cell) {
		if (DecimalNotation.isNumber(cell) || isTrue(cell) || isFalse(cell)) {
			return NUMBER;
		}
		return MISSING_VALUES.contains(cell) ? MISSING : TEXT;
	}

	/**
	 * Whether it is a number with a decimal comma or with separators of thousands, which
	 * is not read since 1,500 may be either.
	 */
	public static boolean isForeignNumber(String cell) {
		return FOREIGN.matcher(cell).matches();
	}

	public static boolean isTrue(String cell) {
		return TRUE.contains(cell);
	}

	public static boolean isFalse(String cell) {
		return FALSE.contains(cell);
	}

}
