package dev.tutti.dataset.format.table.column;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.format.table.cell.CellKind;
import dev.tutti.dataset.upload.Understood.PassedOver;

/**
 * Finds columns that number the rows: those that pandas' {@code to_csv} and R's
 * {@code write.csv} write without a name, and those called id whose values count. They
 * say where a row stood, so a network must not see them.
 */
final class IndexColumns {

	/** What pandas calls a column without a name. */
	static final String UNNAMED = "Unnamed: 0";

	/** What pandas calls it where a column was called so when the table was read. */
	static final String UNNAMED_BEFORE = "Unnamed: 0.1";

	private static final Pattern UNNAMED_AGAIN = Pattern.compile("Unnamed: \\d+(\\.\\d+)?");

	private static final Set<String> NUMBERING = Set.of("id", "index", "row", "row_id", "rowid", "rownames",
			"row.names", "row_number", "rownumber", "rownum", "idx", "level_0");

	/** {@code image_id}, {@code PassengerId}, {@code User ID}. */
	private static final Pattern IDENTIFIER = Pattern.compile("(.*[_ .-])?[iI][dD]|.*[a-z](Id|ID)");

	private static final int FEW = 3;

	private static final int MANY = 10;

	private static final Pattern WHOLE = Pattern.compile("\\d{1,18}(\\.0+)?");

	private IndexColumns() {
	}

	/** The columns to be passed over. */
	static List<PassedOver> list(CsvSample sample, boolean header, List<String> names, int key) {
		List<PassedOver> found = new ArrayList<>();
		// fewer columns may hold a single feature
		if (!header && key != 0 && names.size() > FEW && numbersAll(sample)) {
			found.add(new PassedOver(names.get(0), "numbers the rows"));
		}
		for (int column = 0; header && column < names.size(); column++) {
			String name = names.get(column);
			if (column == key) {
				continue;
			}
			if (UNNAMED_AGAIN.matcher(name).matches()) {
				unnamed(sample, column, name, found);
			}
			else if (isIdentifier(name) && counts(sample.column(column).toList())) {
				found.add(new PassedOver(name, "numbers the rows"));
			}
		}
		return found;
	}

	/**
	 * Whether a column may only say which row is which: it is called so, or is the first
	 * of a table without a header and counts from 0 or 1, as an index does.
	 */
	static boolean identifies(CsvSample sample, boolean header, int column, String name) {
		return header ? isIdentifier(name) : column == 0 && numbersAll(sample);
	}

	private static boolean isIdentifier(String name) {
		return NUMBERING.contains(name.toLowerCase(Locale.ROOT)) || IDENTIFIER.matcher(name).matches();
	}

	/** The name of a column that has none. */
	static String unnamed(int column) {
		return "Unnamed: " + column;
	}

	/**
	 * Whether the first column of a table without a header numbers the rows from 0 or 1.
	 */
	private static boolean numbersAll(CsvSample sample) {
		return sample.rest().size() >= MANY && leads(sample) && Double.parseDouble(sample.first().get(0)) <= 1;
	}

	/** Whether the first column of a table without a header numbers its rows. */
	static boolean leads(CsvSample sample) {
		return counts(Stream.concat(Stream.of(sample.first().get(0)), sample.column(0)).toList());
	}

	private static void unnamed(CsvSample sample, int column, String name, List<PassedOver> found) {
		if (sample.isEmpty(column)) {
			found.add(new PassedOver(name, "has no name and no values"));
		}
		else if (sample.column(column).allMatch((cell) -> WHOLE.matcher(cell).matches())) {
			found.add(new PassedOver(name, "numbers the rows"));
		}
		else if (sample.isMostly(column, CellKind.TEXT)) {
			found.add(new PassedOver(name, "names the rows; with key=" + name + " these are the keys"));
		}
		else {
			throw new InvalidDatasetException(
					"%s has no name for its column %d in record 1, and that column does not number the rows."
						.formatted(sample.file().name(), column));
		}
	}

	private static boolean counts(List<String> cells) {
		if (cells.size() < FEW || !cells.stream().allMatch((cell) -> WHOLE.matcher(cell).matches())) {
			return false;
		}
		double[] values = cells.stream().mapToDouble(Double::parseDouble).toArray();
		for (int row = 1; row < values.length; row++) {
			if (values[row] != values[row - 1] + 1) {
				return false;
			}
		}
		return true;
	}

}
