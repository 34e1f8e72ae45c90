package dev.tutti.dataset.format.parquet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.format.array.ImageAxes;
import dev.tutti.dataset.format.parquet.reader.ColumnReader;
import dev.tutti.dataset.format.parquet.reader.ParquetColumn;
import dev.tutti.dataset.format.parquet.reader.ParquetFile;
import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.dataset.upload.RawSplit.RowConsumer;
import dev.tutti.dataset.upload.UploadedFile;
import org.jspecify.annotations.Nullable;

/**
 * Examples whose features are the lists of one column, of one length everywhere; lists in
 * lists are rows of pixels, or channels of rows.
 */
final class ListRows {

	private final String column;

	ListRows(String column) {
		this.column = column;
	}

	/** The lengths of the lists of the first row, the outermost first. */
	int[] lengths(UploadedFile first) throws IOException {
		List<Integer> repetitions = new ArrayList<>();
		try (ParquetFile file = SplitRows.open(first);
				ColumnReader reader = file.read(Columns.get(file, this.column))) {
			while (reader.next() && reader.row() == 0 && repetitions.size() <= ParsedDataset.MOST_FEATURES) {
				repetitions.add(reader.repetition());
			}
			int[] lengths = new int[reader.column().repetition()];
			long above = 1;
			for (int depth = 0; depth < lengths.length; depth++) {
				int level = depth + 1;
				long here = repetitions.stream().filter((each) -> each <= level).count();
				lengths[depth] = (int) (here / above);
				above = here;
			}
			return lengths;
		}
	}

	/**
	 * Reads the rows.
	 * @param lengths that all lists must have
	 */
	void forEach(SplitRows rows, int[] lengths, ImageAxes axes, RowConsumer consumer) throws IOException {
		float[] turned = new float[axes.shape().size()];
		float[] features = new float[Arrays.stream(lengths).reduce(1, Math::multiplyExact)];
		int row = 0;
		for (UploadedFile each : rows.files()) {
			try (ParquetFile file = SplitRows.open(each);
					ColumnReader reader = file.read(Columns.get(file, this.column))) {
				boolean more = reader.next();
				while (more) {
					more = read(file, reader, lengths, features);
					if (rows.rows() == null || rows.rows().get(row)) {
						if (axes.channelsLast()) {
							axes.turn(features, turned);
						}
						consumer.accept(axes.channelsLast() ? turned : features);
					}
					row++;
				}
			}
		}
	}

	/**
	 * The shape of examples, as of arrays.
	 * @param first the file whose first row has these lengths
	 */
	ImageAxes axes(UploadedFile first, int[] lengths, @Nullable Shape given) {
		long size = Arrays.stream(lengths).asLongStream().reduce(1, (left, right) -> left * right);
		if (size < 1 || size > ParsedDataset.MOST_FEATURES) {
			throw new InvalidDatasetException(
					"%s: the lists of column %s have the lengths %s; examples have 1 to %d features."
						.formatted(first.name(), this.column, Arrays.toString(lengths), ParsedDataset.MOST_FEATURES));
		}
		int[] array = new int[lengths.length + 1];
		System.arraycopy(lengths, 0, array, 1, lengths.length);
		return ImageAxes.of(first.name() + ", column " + this.column, array, given);
	}

	/** Reads a row whose first element was reached; false if it was the last. */
	private boolean read(ParquetFile file, ColumnReader reader, int[] lengths, float[] into) throws IOException {
		ParquetColumn column = reader.column();
		long row = reader.row();
		int count = 0;
		boolean more = true;
		do {
			boolean fits = count < into.length && !reader.isNull() && reader.repetition() == begins(count, lengths);
			float value = fits ? (float) reader.number() : Float.NaN;
			if (!Float.isFinite(value)) {
				throw new InvalidDatasetException(
						"%s, row %d: column %s has %s; lists have the lengths %s everywhere, and finite numbers."
							.formatted(file.name(), row, column.name(),
									reader.isNull() ? "an empty place" : fits ? reader.number() : "other lengths",
									Arrays.toString(lengths)));
			}
			into[count++] = value;
			more = reader.next();
		}
		while (more && reader.repetition() > 0);
		if (count < into.length) {
			throw new InvalidDatasetException("%s, row %d: column %s has %d numbers; other rows have %d."
				.formatted(file.name(), row, column.name(), count, into.length));
		}
		return more;
	}

	/** The level at which the element of that number begins another list. */
	private static int begins(int element, int[] lengths) {
		int below = 1;
		int level = lengths.length;
		for (int depth = lengths.length - 1; depth >= 0; depth--) {
			below *= lengths[depth];
			if (element % below != 0) {
				break;
			}
			level--;
		}
		return level;
	}

}
