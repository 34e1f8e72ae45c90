package dev.tutti.dataset.format.parquet;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;

import dev.tutti.dataset.format.parquet.reader.ParquetColumn;
import dev.tutti.dataset.format.parquet.reader.ParquetFile;
import dev.tutti.dataset.upload.UploadedFile;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a split.
 *
 * @param files that hold them, in order
 * @param rows which of the files' rows, counted over all; {@code null} for all
 */
record SplitRows(List<UploadedFile> files, @Nullable BitSet rows) {

	/**
	 * Reads columns of the split's rows.
	 * @param columns that are read, of each file
	 */
	void forEach(List<Function<ParquetFile, ParquetColumn>> columns, Consumer consumer) throws IOException {
		int row = 0;
		for (UploadedFile each : this.files) {
			try (ParquetFile file = open(each);
					RowCursor cursor = new RowCursor(file,
							columns.stream().map((column) -> column.apply(file)).toList())) {
				while (cursor.next()) {
					if (this.rows == null || this.rows.get(row)) {
						consumer.accept(cursor, row);
					}
					row++;
				}
			}
		}
	}

	static ParquetFile open(UploadedFile file) throws IOException {
		return ParquetFile.open(file.name(), file.path(), file.mostBytes());
	}

	/** Takes a row. */
	interface Consumer {

		/**
		 * Takes a row.
		 * @param cells in the order of the columns
		 * @param row counted over the split's files
		 */
		void accept(RowCursor cells, int row) throws IOException;

	}

}
