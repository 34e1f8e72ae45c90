package dev.tutti.ingestion.body;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

import dev.tutti.array.NpyArray;
import dev.tutti.history.GroundTruth;
import dev.tutti.history.InvalidHistoryException;
import dev.tutti.ingestion.prediction.ClassValues;
import dev.tutti.ingestion.prediction.ValueKind;

/**
 * The numbers of each example in an array {@code examples x classes}, or of the second of
 * two classes in one column.
 */
class NpyRows implements RowSource {

	private final NpyArray array;

	private final ValueKind values;

	private final double[] row;

	private final double[] rests;

	NpyRows(InputStream in, ValueKind values, GroundTruth expected) throws IOException {
		this.array = NpyArray.open("The body", in);
		this.values = values;
		int columns = columns(this.array.shape(), expected);
		this.row = new double[columns];
		this.rests = new double[columns];
	}

	private static int columns(int[] shape, GroundTruth expected) {
		int examples = expected.examples();
		int classes = expected.classes();
		if (Arrays.equals(shape, new int[] { examples, classes })) {
			return classes;
		}
		boolean oneColumn = NpyLabels.isColumn(shape, examples);
		if (oneColumn && classes == ValueKind.BINARY) {
			return 1;
		}
		String found = "The array has the shape %s; expected [%d, %d]: one number per class. "
			.formatted(Arrays.toString(shape), examples, classes);
		throw new InvalidHistoryException(found + ((classes == ValueKind.BINARY)
				? "One column [%d, 1] holds the second class of a binary classifier.".formatted(examples)
				: oneColumn ? "One column is read only for two classes: the output of a binary classifier."
						: "Rows are examples, columns are classes."));
	}

	@Override
	public void read(ClassValues into) throws IOException {
		this.array.read(this.row, this.rests);
		if (this.row.length < into.classes()) {
			this.values.setBinary(into, this.row[0], this.rests[0]);
			return;
		}
		for (int label = 0; label < this.row.length; label++) {
			into.set(label, this.row[label], this.rests[label]);
		}
	}

	@Override
	public void end() throws IOException {
		this.array.end();
	}

	@Override
	public double tolerance() {
		return this.array.isHalfPrecision() ? ValueKind.TOLERANCE_OF_HALF_PRECISION : ValueKind.TOLERANCE;
	}

}
