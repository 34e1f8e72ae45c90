package dev.tutti.dataset.format.parquet;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;

import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.format.parquet.reader.ColumnReader;
import dev.tutti.dataset.format.parquet.reader.ParquetColumn;
import dev.tutti.dataset.format.parquet.reader.ParquetFile;
import dev.tutti.dataset.upload.RawSplit.RowConsumer;

/** Examples whose features are columns of numbers, joined by their names. */
final class NumberRows {

	private final List<String> names;

	NumberRows(List<String> names) {
		this.names = names;
	}

	Shape shape() {
		return new Shape(1, 1, this.names.size());
	}

	void forEach(SplitRows rows, RowConsumer consumer) throws IOException {
		float[] features = new float[this.names.size()];
		rows.forEach(this.names.stream().map(NumberRows::column).toList(), (cells, row) -> {
			for (int i = 0; i < features.length; i++) {
				features[i] = value(cells.get(i), cells);
			}
			consumer.accept(features);
		});
	}

	private static Function<ParquetFile, ParquetColumn> column(String name) {
		return (file) -> Columns.get(file, name);
	}

	private static float value(ColumnReader cell, RowCursor row) {
		float value = cell.isNull() ? Float.NaN : (float) cell.number();
		if (!Float.isFinite(value)) {
			throw new InvalidDatasetException("%s: column %s is %s; features are finite numbers.".formatted(row.place(),
					cell.column().name(), cell.isNull() ? "empty" : cell.number()));
		}
		return value;
	}

}
