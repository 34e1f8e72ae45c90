package dev.tutti.dataset.format.table.column;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tutti.array.MalformedFileException;
import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.format.table.cell.CellKind;
import dev.tutti.dataset.format.table.cell.CsvFile;
import org.apache.commons.csv.CSVRecord;

/**
 * The start of a table: enough to tell how it is laid out.
 *
 * @param first the first row, which may be a header
 * @param rest up to 1,000 rows after it, all of the same width
 */
public record CsvSample(CsvFile file, List<String> first, List<List<String>> rest) {

	private static final int MOST_ROWS = 1000;

	private static final int MOST_CHARACTERS = 1 << 22;

	/** Fewer rows tell nothing of what is usual. */
	private static final int FEW = 4;

	public static CsvSample of(CsvFile file) throws IOException {
		List<List<String>> rows = new ArrayList<>();
		int[] characters = { 0 };
		file.read((each) -> {
			if (rows.size() > 1) {
				checkWidth(file, each, rows.get(1).size());
			}
			rows.add(each.toList());
			characters[0] += each.stream().mapToInt(String::length).sum();
			return rows.size() <= MOST_ROWS && characters[0] < MOST_CHARACTERS;
		});
		if (rows.isEmpty()) {
			throw new MalformedFileException(file.name() + " is empty.");
		}
		return new CsvSample(file, rows.get(0), rows.subList(1, rows.size()));
	}

	/** Refuses a row that is not as wide as the others. */
	public static void checkWidth(CsvFile file, CSVRecord each, int width) {
		if (each.size() != width) {
			throw new MalformedFileException("%s has %d columns in record %d, and %d in others.".formatted(file.name(),
					each.size(), each.getRecordNumber(), width));
		}
	}

	/** Refuses a first row that is not as wide as the others. */
	MalformedFileException uneven() {
		return new MalformedFileException("%s has %d columns in record 2, and %d in its first."
			.formatted(this.file.name(), width(), this.first.size()));
	}

	/** Refuses features that are text, by the name of their column. */
	CsvColumns checkFeatures(CsvColumns columns) {
		for (int column : columns.features()) {
			boolean number = !columns.header() && CellKind.of(this.first.get(column)) == CellKind.NUMBER;
			if (!number && isMostly(column, CellKind.TEXT) && column(column)
				.allMatch((cell) -> CellKind.of(cell) != CellKind.NUMBER && !CellKind.isForeignNumber(cell))) {
				throw new InvalidDatasetException(
						"%s holds text in %s, such as '%.40s'. Features are numbers: leave the column out, or name it with label, key or split."
							.formatted(this.file.name(), columns.describe(column),
									Stream
										.concat(columns.header() ? Stream.empty() : Stream.of(this.first.get(column)),
												column(column))
										.filter((cell) -> CellKind.of(cell) == CellKind.TEXT)
										.findFirst()
										.orElseThrow()));
			}
		}
		return columns;
	}

	/** Whether the first row holds names that are those of other columns. */
	public boolean isNamedLike(CsvColumns other) {
		Set<String> names = new HashSet<>(other.names());
		return other.header() && this.first.stream().allMatch((name) -> name.isEmpty() || names.contains(name));
	}

	/** How many columns there are. */
	int width() {
		return this.rest.isEmpty() ? this.first.size() : this.rest.get(0).size();
	}

	/** The cells of a column after the first row. */
	Stream<String> column(int column) {
		return this.rest.stream().map((row) -> row.get(column));
	}

	/** Whether at least half of a column's cells after the first row are of a kind. */
	boolean isMostly(int column, CellKind kind) {
		long count = column(column).filter((cell) -> CellKind.of(cell) == kind).count();
		return count > 0 && count * 2 >= this.rest.size();
	}

	/** Whether a column has no cells but empty ones after the first row. */
	boolean isEmpty(int column) {
		return column(column).allMatch(String::isEmpty);
	}

	/** How many different values a column has after the first row. */
	int distinct(int column) {
		return column(column).collect(Collectors.toCollection(HashSet::new)).size();
	}

	/** Whether the first cell of a column is there again. */
	boolean recurs(int column) {
		return column(column).anyMatch(this.first.get(column)::equals);
	}

	/**
	 * Whether the first cell of a column stands apart: it is not there again, and all
	 * others are there more than once, as classes are.
	 */
	boolean standsApart(int column) {
		return this.rest.size() >= FEW && !recurs(column)
				&& column(column).collect(Collectors.groupingBy((cell) -> cell, Collectors.counting()))
					.values()
					.stream()
					.allMatch((count) -> count > 1);
	}

}
