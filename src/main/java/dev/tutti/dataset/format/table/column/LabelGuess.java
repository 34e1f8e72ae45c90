package dev.tutti.dataset.format.table.column;

import java.util.DoubleSummaryStatistics;
import java.util.List;

import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.format.table.cell.CellKind;
import dev.tutti.dataset.upload.DecimalNotation;

/**
 * Finds the column of the labels where no name tells it: the only one with text, or the
 * last.
 *
 * @param columns those that may be it
 */
record LabelGuess(CsvSample sample, List<Integer> columns) {

	private static final int ENOUGH = 10;

	private static final int MOST_CLASSES = 30;

	private static final int FAR = 3;

	/**
	 * The column.
	 * @throws InvalidDatasetException if the last column looks measured, or the same in
	 * all rows, and the first like labels
	 */
	int guess() {
		if (this.columns.isEmpty()) {
			return -1;
		}
		int last = this.columns.get(this.columns.size() - 1);
		List<Integer> text = this.columns.stream()
			.filter((column) -> this.sample.isMostly(column, CellKind.TEXT)
					&& !this.sample.column(column).allMatch(CellKind::isForeignNumber))
			.toList();
		if (text.size() == 1 && this.sample.distinct(text.get(0)) * 2 <= this.sample.rest().size()) {
			return text.get(0);
		}
		int first = this.columns.get(0);
		int rows = this.sample.rest().size();
		if (text.isEmpty() && rows >= ENOUGH
				&& (looksMeasured(last) && looksLikeLabels(first) || looksLikePixels(last) && numbersClasses(first))) {
			throw new InvalidDatasetException(
					"Which column of %s holds the labels cannot be told: the last has %d different values in %d rows, the first %d. Say which with label: its name, or its number from 0 where there is no header."
						.formatted(this.sample.file().name(), this.sample.distinct(last), rows,
								this.sample.distinct(first)));
		}
		return last;
	}

	/**
	 * The column of a table that is evaluated on only, which need not have any labels.
	 * @throws InvalidDatasetException if nothing says that it has
	 */
	int guessOfEvaluated(boolean header) {
		int column = guess();
		if (column >= 0 && !this.sample.isMostly(column, CellKind.TEXT) && (header || looksMeasured(column))) {
			throw new InvalidDatasetException(
					"%s is evaluated on only, as its name says, and no column is called label, class or target. Say with label which one holds the labels; if it has none, send it beside the train split, or list all classes with classes and say label=none."
						.formatted(this.sample.file().name()));
		}
		return column;
	}

	/**
	 * Whether a column is the same in all rows, or has few values that are far apart, as
	 * a pixel at the edge of images has.
	 */
	private boolean looksLikePixels(int column) {
		return this.sample.distinct(column) == 1 || span(column) > FAR * this.sample.distinct(column);
	}

	/** Whether a column has all whole numbers from 0 or 1 to its greatest. */
	private boolean numbersClasses(int column) {
		return looksLikeLabels(column) && this.sample.distinct(column) > 1
				&& span(column) == this.sample.distinct(column);
	}

	/** How many whole numbers there are from a column's least to its greatest. */
	private double span(int column) {
		DoubleSummaryStatistics values = this.sample.column(column)
			.filter(DecimalNotation::isNumber)
			.mapToDouble(Double::parseDouble)
			.summaryStatistics();
		return (values.getCount() > 0) ? values.getMax() - values.getMin() + 1 : 0;
	}

	private boolean looksMeasured(int column) {
		return this.sample.distinct(column) * 2 > this.sample.rest().size()
				|| !this.sample.column(column).allMatch(LabelGuess::isWhole);
	}

	private boolean looksLikeLabels(int column) {
		return this.sample.distinct(column) <= MOST_CLASSES
				&& this.sample.distinct(column) * 2 <= this.sample.rest().size()
				&& this.sample.column(column).allMatch(LabelGuess::isWhole);
	}

	private static boolean isWhole(String cell) {
		return DecimalNotation.isNumber(cell) && !DecimalNotation.shortest(cell).contains(".") || CellKind.isTrue(cell)
				|| CellKind.isFalse(cell);
	}

}
