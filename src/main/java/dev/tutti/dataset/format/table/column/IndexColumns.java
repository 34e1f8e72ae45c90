package dev.tutti.dataset.format.table.column;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

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

	private static final Pattern UNNAMED_AGAIN = Pattern.compile("Unnamed: \\d+(\\.\\d+)?");

	private static final Set<String> NUMBERING = Set.of("id", "index", "row", "row_id", "rowid", "rownames",
			"row.names", "level_0");

	private static final int FEW = 3;

	private static final int MANY = 10;

	private static final Pattern WHOLE = Pattern.compile("\\d{1,18}(\\.0+)?");

	private IndexColumns() {
	}

	/** The columns to be passed over. */
	static List<PassedOver> list(CsvSample sample, boolean header, List<String> names, int key) {
		List<PassedOver> found = new ArrayList<>();
		for (int column = 0; header && column < names.size(); column++) {
			String name = names.get(column);
			if (column == key) {
				continue;
			}
			if (UNNAMED_AGAIN.matcher(name).matches()) {
				unnamed(sample, column, name, found);
			}
			else if (NUMBERING.contains(name.toLowerCase(Locale.ROOT)) && counts(sample, column)) {
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
		if (header) {
			return NUMBERING.contains(name.toLowerCase(Locale.ROOT));
		}
		return column == 0 && sample.rest().size() >= MANY && counts(sample, column)
				&& List.of("0", "1").contains(sample.first().get(0))
				&& Double.parseDouble(sample.rest().get(0).get(0)) == Double.parseDouble(sample.first().get(0)) + 1;
	}

	private static void unnamed(CsvSample sample, int column, String name, List<PassedOver> found) {
		if (sample.column(column).allMatch((cell) -> WHOLE.matcher(cell).matches())) {
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

	private static boolean counts(CsvSample sample, int column) {
		List<String> cells = sample.column(column).toList();
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
