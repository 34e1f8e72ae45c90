package dev.tutti.dataset.format.parquet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.tutti.array.MalformedFileException;
import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.Keys;
import dev.tutti.dataset.TextKeys;
import dev.tutti.dataset.format.parquet.reader.ColumnReader;
import dev.tutti.dataset.format.parquet.reader.ParquetColumn;
import dev.tutti.dataset.format.parquet.reader.ParquetFile;
import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.dataset.upload.UploadedFile;

/** Reads the labels and keys of a split in one pass. */
final class LabelledRows {

	private final Columns columns;

	private final SplitRows rows;

	private final TextKeys.Builder keys = TextKeys.builder();

	private final TextKeys.Builder numbers = TextKeys.builder();

	/** Whether each row so far has a path that can be a key. */
	private boolean usable = true;

	LabelledRows(Columns columns, SplitRows rows) {
		this.columns = columns;
		this.rows = rows;
	}

	/**
	 * Reads the rows.
	 * @param labels takes the labels
	 * @return the column that was asked for; else the images' paths, where all are there
	 * and none twice; else the rows' numbers
	 */
	Keys read(LabelColumn labels) throws IOException {
		String label = this.columns.label();
		boolean labelled = label != null && isThere(label);
		boolean keyed = this.columns.key() != null || hasPaths();
		List<Function<ParquetFile, ParquetColumn>> read = new ArrayList<>();
		if (labelled && label != null) {
			read.add((file) -> Columns.get(file, label));
		}
		if (keyed) {
			read.add(this::keyColumn);
		}
		if (read.isEmpty()) {
			return Keys.positions(count());
		}
		this.rows.forEach(read, (cells, row) -> {
			if (labelled) {
				labels.add(cells.get(0), cells);
			}
			this.numbers.add(Integer.toString(row));
			if (keyed && this.usable) {
				add(cells.get(read.size() - 1), cells);
			}
		});
		return (keyed && this.usable) ? build() : this.numbers.build();
	}

	private void add(ColumnReader cell, RowCursor row) {
		String key = cell.isNull() ? null : cell.findText().orElse(null);
		if (key != null && !key.isEmpty() && key.length() <= Keys.LONGEST) {
			this.keys.add(key);
		}
		else if (this.columns.key() == null) {
			this.usable = false;
		}
		else {
			throw new InvalidDatasetException("%s: column %s holds no key of 1 to %d characters.".formatted(row.place(),
					this.columns.key(), Keys.LONGEST));
		}
	}

	private Keys build() {
		try {
			return this.keys.build();
		}
		catch (InvalidDatasetException ex) {
			if (this.columns.key() != null) {
				throw ex;
			}
			// paths that are there twice lead back to no single row
			return this.numbers.build();
		}
	}

	private ParquetColumn keyColumn(ParquetFile file) {
		String key = this.columns.key();
		if (key != null) {
			return Columns.get(file, key);
		}
		return path(file).orElseThrow();
	}

	private Optional<ParquetColumn> path(ParquetFile file) {
		String image = this.columns.image();
		return (image != null) ? Columns.findPath(file, image) : Optional.empty();
	}

	private boolean hasPaths() throws IOException {
		for (UploadedFile each : this.rows.files()) {
			try (ParquetFile file = SplitRows.open(each)) {
				if (path(file).isEmpty()) {
					return false;
				}
			}
		}
		return true;
	}

	/** Whether any of the split's files has a column; then all must. */
	private boolean isThere(String column) throws IOException {
		for (UploadedFile each : this.rows.files()) {
			try (ParquetFile file = SplitRows.open(each)) {
				if (Columns.find(file, column).isPresent()) {
					return true;
				}
			}
		}
		return false;
	}

	private int count() throws IOException {
		long count = 0;
		for (UploadedFile each : this.rows.files()) {
			try (ParquetFile file = SplitRows.open(each)) {
				if (file.rows() < 0 || file.rows() > ParsedDataset.MOST_EXAMPLES) {
					throw new MalformedFileException("%s is said to have %d rows.".formatted(file.name(), file.rows()));
				}
				count += file.rows();
			}
		}
		return (this.rows.rows() != null) ? this.rows.rows().cardinality() : Math.toIntExact(count);
	}

}
