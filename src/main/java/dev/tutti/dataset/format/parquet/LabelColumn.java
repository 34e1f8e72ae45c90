package dev.tutti.dataset.format.parquet;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;

import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.format.parquet.reader.ColumnReader;
import dev.tutti.dataset.format.parquet.reader.ParquetColumn;
import dev.tutti.dataset.upload.ParsedDataset;
import org.apache.parquet.format.Type;
import org.jspecify.annotations.Nullable;

/**
 * The labels of one split, as the files have them: numbers of classes, or names. Absent
 * ones, and -1, with which Hugging Face marks them, are for whole splits.
 */
final class LabelColumn {

	private static final int ABSENT = -1;

	private final Map<String, Integer> names;

	private int[] values = new int[1024];

	private int size;

	/** Whether labels are numbers; {@code null} before the first. */
	private @Nullable Boolean numbers;

	/** The first place with a label, and the first without. */
	private @Nullable String with;

	private @Nullable String without;

	/**
	 * Starts without labels.
	 * @param names of all splits, in the order in which they were met; filled here
	 */
	LabelColumn(LinkedHashMap<String, Integer> names) {
		this.names = names;
	}

	/** Adds the label of a row. */
	void add(ColumnReader cell, RowCursor row) {
		int value = cell.isNull() ? ABSENT : value(cell, row);
		if (value == ABSENT) {
			this.without = Objects.requireNonNullElseGet(this.without, row::place);
		}
		else if (this.with == null) {
			this.with = row.place();
		}
		if (this.size == this.values.length) {
			this.values = Arrays.copyOf(this.values, 2 * this.size);
		}
		this.values[this.size++] = value;
	}

	/**
	 * The labels; {@code null} if no row has one.
	 * @param label of a name
	 * @throws InvalidDatasetException if some rows have one and others have none
	 */
	int @Nullable [] labels(ToIntFunction<String> label) {
		if (this.with == null) {
			return null;
		}
		if (this.without != null) {
			throw new InvalidDatasetException(
					"%s has no label (null, empty or -1), and %s has one: all rows of a split have a label, or none has."
						.formatted(this.without, this.with));
		}
		int[] values = Arrays.copyOf(this.values, this.size);
		if (this.names.isEmpty()) {
			return values;
		}
		int[] labels = this.names.keySet().stream().mapToInt(label).toArray();
		return Arrays.stream(values).map((value) -> labels[value]).toArray();
	}

	private int value(ColumnReader cell, RowCursor row) {
		ParquetColumn column = cell.column();
		boolean number = column.isNumber() && column.stored().type() != Type.BOOLEAN;
		if (this.numbers != null && this.numbers != number) {
			throw new InvalidDatasetException("%s: column %s holds %s, and something else in other files."
				.formatted(row.place(), column.name(), column.typeName()));
		}
		this.numbers = number;
		if (!column.isNumber()) {
			if (!column.isText() && !column.isBinary()) {
				throw new InvalidDatasetException("%s: column %s holds %s; labels are whole numbers or texts."
					.formatted(row.place(), column.name(), column.typeName()));
			}
			return name(cell.findText().orElseThrow(), row);
		}
		if (!number) {
			return name((cell.integer() == 0) ? "false" : "true", row);
		}
		double value = column.isInteger() ? cell.integer() : cell.number();
		if (Double.isNaN(value)) {
			return ABSENT;
		}
		if (value != Math.rint(value) || value < ABSENT || value >= ParsedDataset.MOST_CLASSES) {
			throw new InvalidDatasetException(
					"%s: the label is %s; the number of a class from 0 to %d is expected, or its name as text."
						.formatted(row.place(), column.isInteger() ? Long.toString(cell.integer()) : value,
								ParsedDataset.MOST_CLASSES - 1));
		}
		return (int) value;
	}

	private int name(String name, RowCursor row) {
		if (name.isEmpty()) {
			return ABSENT;
		}
		int value = this.names.computeIfAbsent(name, (key) -> this.names.size());
		if (this.names.size() > ParsedDataset.MOST_CLASSES) {
			throw new InvalidDatasetException("%s: there are more than %d classes. Is the label in another column?"
				.formatted(row.place(), ParsedDataset.MOST_CLASSES));
		}
		return value;
	}

}
