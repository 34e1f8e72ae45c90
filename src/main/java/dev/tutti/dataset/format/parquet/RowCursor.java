package dev.tutti.dataset.format.parquet;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import dev.tutti.array.MalformedFileException;
import dev.tutti.dataset.DatasetTooLargeException;
import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.format.parquet.reader.ColumnReader;
import dev.tutti.dataset.format.parquet.reader.ParquetColumn;
import dev.tutti.dataset.format.parquet.reader.ParquetFile;
import dev.tutti.dataset.upload.ParsedDataset;

/** Reads some columns row by row, none of which has lists. */
final class RowCursor implements Closeable {

	private final ParquetFile file;

	private final List<ColumnReader> readers = new ArrayList<>();

	private long row = -1;

	RowCursor(ParquetFile file, List<ParquetColumn> columns) {
		this.file = file;
		for (ParquetColumn column : columns) {
			if (column.repetition() > 0) {
				throw new InvalidDatasetException("%s: column %s holds lists; one value a row is expected."
					.formatted(file.name(), column.name()));
			}
			this.readers.add(file.read(column));
		}
	}

	/**
	 * Goes on to the next row; false if there is none.
	 * @throws MalformedFileException if the columns have unlike numbers of rows
	 */
	boolean next() throws IOException {
		int there = 0;
		for (ColumnReader reader : this.readers) {
			there += reader.next() ? 1 : 0;
		}
		if (there > 0 && there < this.readers.size()) {
			throw new MalformedFileException("%s is damaged Parquet: after row %d some columns end and others do not."
				.formatted(this.file.name(), this.row));
		}
		if (++this.row > ParsedDataset.MOST_EXAMPLES) {
			throw DatasetTooLargeException
				.ofFixedLimit("%s has more than %d rows.".formatted(this.file.name(), ParsedDataset.MOST_EXAMPLES));
		}
		return there > 0;
	}

	ColumnReader get(int column) {
		return this.readers.get(column);
	}

	/** The place of the present row, for messages. */
	String place() {
		return this.file.name() + ", row " + this.row;
	}

	@Override
	public void close() throws IOException {
		for (ColumnReader reader : this.readers) {
			reader.close();
		}
	}

}
