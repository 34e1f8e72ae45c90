package dev.tutti.dataset.format.array;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;

import dev.tutti.array.ArrayStream;
import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.upload.ParsedDataset;

/**
 * The labels of a split: numbers of classes, or one-hot rows.
 *
 * @param values the class of each example
 * @param columns of one-hot rows: the number of classes; 0 where there are none
 */
record Labels(int[] values, int columns) {

	private static final int BATCH = 1 << 12;

	/**
	 * Reads an array of the shape {@code (n,)}, {@code (n, 1)} or {@code (n, classes)}.
	 * @param work a folder for what is rewritten
	 * @throws InvalidDatasetException if they are no labels, or several an example
	 */
	static Labels of(ArraySource found, Path work) throws IOException {
		int[] shape = found.shape();
		int columns = Arrays.stream(shape).skip(1).max().orElse(1);
		long others = Arrays.stream(shape).skip(1).filter((size) -> size != 1).count();
		if (others > 1 || columns < 1 || columns > ParsedDataset.MOST_CLASSES) {
			throw new InvalidDatasetException(
					"%s has the shape %s, which labels do not have: one class number an example is expected, or one row of 0 and a single 1."
						.formatted(found.title(), Arrays.toString(shape)));
		}
		ArraySource source = found.inExampleOrder(work);
		try (InputStream in = source.content().open()) {
			ArrayStream array = source.open(in);
			int[] values = (columns == 1) ? numbers(source, array, shape[0]) : oneHot(source, array, shape[0], columns);
			array.end();
			return new Labels(values, (columns == 1) ? 0 : columns);
		}
	}

	private static int[] numbers(ArraySource source, ArrayStream array, int count) throws IOException {
		int[] labels = new int[count];
		for (int from = 0; from < count; from += BATCH) {
			double[] values = new double[Math.min(BATCH, count - from)];
			double[] rests = new double[values.length];
			array.read(values, rests);
			for (int i = 0; i < values.length; i++) {
				labels[from + i] = label(source, values[i], rests[i], from + i);
			}
		}
		return labels;
	}

	private static int label(ArraySource source, double value, double rest, int row) {
		if (value != (int) value || rest != 0 || value < 0 || value >= ParsedDataset.MOST_CLASSES) {
			throw new InvalidDatasetException(
					"%s has %s in row %d (counted from 0), which is no label: labels are whole numbers from 0 to %d."
						.formatted(source.title(), text(value, rest), row, ParsedDataset.MOST_CLASSES - 1));
		}
		return (int) value;
	}

	private static int[] oneHot(ArraySource source, ArrayStream array, int count, int columns) throws IOException {
		int[] labels = new int[count];
		double[] values = new double[columns];
		double[] rests = new double[columns];
		for (int row = 0; row < count; row++) {
			array.read(values, rests);
			labels[row] = onlyOne(source, values, row);
		}
		return labels;
	}

	private static int onlyOne(ArraySource source, double[] values, int row) {
		int ones = 0;
		int label = 0;
		for (int column = 0; column < values.length; column++) {
			if (values[column] == 1) {
				ones++;
				label = column;
			}
			else if (values[column] != 0) {
				throw several(source, "row %d (counted from 0) has %s".formatted(row, text(values[column], 0)),
						values.length);
			}
		}
		if (ones != 1) {
			throw several(source, "row %d (counted from 0) has %d ones".formatted(row, ones), values.length);
		}
		return label;
	}

	private static InvalidDatasetException several(ArraySource source, String row, int columns) {
		return new InvalidDatasetException(
				"%s has %d columns that are not one-hot, which is one 1 and else 0 in every row: %s. Several labels an example, or probabilities, are not taken: send one class number an example, say one of the columns."
					.formatted(source.title(), columns, row));
	}

	private static String text(double value, double rest) {
		boolean whole = value == Math.rint(value) && !Double.isInfinite(value);
		return whole ? new BigDecimal(value).add(new BigDecimal(rest)).toPlainString() : Double.toString(value);
	}

}
