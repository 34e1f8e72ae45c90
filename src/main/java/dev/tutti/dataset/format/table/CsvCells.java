package dev.tutti.dataset.format.table;

import java.io.IOException;

import dev.tutti.array.MalformedFileException;
import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.Keys;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.TextKeys;
import dev.tutti.dataset.format.table.cell.CellKind;
import dev.tutti.dataset.format.table.cell.CsvFile;
import dev.tutti.dataset.format.table.column.CsvColumns;
import dev.tutti.dataset.upload.DecimalNotation;
import dev.tutti.dataset.upload.SplitWords;
import dev.tutti.dataset.upload.UploadOptions;
import org.apache.commons.csv.CSVRecord;

/** Reads cells; errors name file, record and column. */
record CsvCells(CsvFile file, CsvColumns columns, UploadOptions options) {

	private static final int LONGEST_SHOWN = 40;

	/** Whether the cell of a row's label is empty or says that it is missing. */
	boolean isUnlabelled(CSVRecord record) {
		String cell = record.get(this.columns.label());
		boolean given = this.options.classes() != null && this.options.classes().contains(cell);
		return !given && CellKind.of(cell) == CellKind.MISSING;
	}

	/** The label of a row. */
	String label(CSVRecord record) {
		if (isUnlabelled(record)) {
			throw malformed(record, this.columns.label(),
					"this is no label. Leave the row out; or, if it is the name of a class, list all names with classes.");
		}
		return record.get(this.columns.label());
	}

	/** The split of a row. */
	Split split(CSVRecord record) {
		String cell = record.get(this.columns.split());
		return new SplitWords(this.options.splits()).findInCell(cell)
			.orElseThrow(() -> malformed(record, this.columns.split(),
					"this is no name of a split: use train, val, test or another of 1 to 32 lower-case letters, digits, _ and -."));
	}

	/** A feature. */
	float number(CSVRecord record, int column) {
		String cell = record.get(column);
		if (DecimalNotation.isNumber(cell)) {
			float number = Float.parseFloat(cell);
			if (!Float.isFinite(number)) {
				throw malformed(record, column, "this is beyond the range of 32-bit floats.");
			}
			return number;
		}
		if (CellKind.isTrue(cell)) {
			return 1;
		}
		if (CellKind.isFalse(cell)) {
			return 0;
		}
		if (CellKind.of(cell) == CellKind.MISSING) {
			throw malformed(record, column, "a feature cannot be missing. Fill it in, or leave the row out.");
		}
		throw malformed(record, column,
				CellKind.isForeignNumber(cell)
						? "expected a number: write it with a decimal point, and without separators of thousands."
						: "expected a number.");
	}

	/** The keys of the rows that are read. */
	Keys keys(Rows rows) throws IOException {
		TextKeys.Builder keys = TextKeys.builder();
		int column = this.columns.key();
		rows.forEach((record) -> {
			String cell = record.get(column);
			if (cell.isEmpty() || cell.length() > Keys.LONGEST) {
				throw malformed(record, column,
						"this is no key: a key has 1 to %d characters.".formatted(Keys.LONGEST));
			}
			keys.add(cell);
		});
		try {
			return keys.build();
		}
		catch (InvalidDatasetException ex) {
			throw new InvalidDatasetException(
					"%s, %s: %s".formatted(this.file.name(), this.columns.describe(column), ex.getMessage()));
		}
	}

	private MalformedFileException malformed(CSVRecord record, int column, String reason) {
		String cell = record.get(column);
		return new MalformedFileException("%s has '%s' in record %d, %s: %s".formatted(this.file.name(),
				(cell.length() > LONGEST_SHOWN) ? cell.substring(0, LONGEST_SHOWN) + "…" : cell,
				record.getRecordNumber(), this.columns.describe(column), reason));
	}

	/** Reads some rows. */
	interface Rows {

		void forEach(CsvTable.RecordConsumer consumer) throws IOException;

	}

}
