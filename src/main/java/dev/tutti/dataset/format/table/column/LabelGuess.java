package dev.tutti.dataset.format.table.column;

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

	/**
	 * The column.
	 * @throws InvalidDatasetException if the last column looks measured, and the first
	 * like labels
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
		if (text.isEmpty() && rows >= ENOUGH && looksMeasured(last) && looksLikeLabels(first)) {
			throw new InvalidDatasetException(
					"Which column of %s holds the labels cannot be told: the last has %d different values in %d rows, the first %d. Say which with label: its name, or its number from 0 where there is no header."
						.formatted(this.sample.file().name(), this.sample.distinct(last), rows,
								this.sample.distinct(first)));
		}
		return last;
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
