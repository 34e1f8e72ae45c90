package dev.tutti.dataset.format.table.column;

import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.Collectors;

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
	 * @throws InvalidDatasetException if two columns may be it
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
		if (text.contains(last)) {
			return last;
		}
		if (text.size() == 1 && repeats(text.get(0))) {
			if (!looksMeasured(last)) {
				throw unknown(last, text.get(0));
			}
			return text.get(0);
		}
		int first = this.columns.get(0);
		boolean pixels = (isNearlyConstant(last) || isSparse(last)) && !isNearlyConstant(first);
		if (text.isEmpty() && this.sample.rest().size() >= ENOUGH && looksLikeLabels(first)
				&& (looksMeasured(last) || pixels)) {
			throw unknown(last, first);
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

	private InvalidDatasetException unknown(int last, int other) {
		return new InvalidDatasetException(
				"Which column of %s holds the labels cannot be told: the last has %d different values in %d rows, column %d (from 0) has %d. Say which with label: its name, or its number from 0 where there is no header."
					.formatted(this.sample.file().name(), this.sample.distinct(last), this.sample.rest().size(), other,
							this.sample.distinct(other)));
	}

	private boolean looksMeasured(int column) {
		return !repeats(column) || !this.sample.column(column).allMatch(LabelGuess::isWhole);
	}

	private boolean looksLikeLabels(int column) {
		return this.sample.distinct(column) <= MOST_CLASSES && repeats(column)
				&& this.sample.column(column).allMatch(LabelGuess::isWhole);
	}

	/** Whether values are there twice on average, as classes are. */
	private boolean repeats(int column) {
		return this.sample.distinct(column) * 2 <= this.sample.rest().size();
	}

	/** Whether nine in ten rows have the same value, as pixels of a corner do. */
	private boolean isNearlyConstant(int column) {
		long most = this.sample.column(column)
			.collect(Collectors.groupingBy((cell) -> cell, Collectors.counting()))
			.values()
			.stream()
			.max(Comparator.naturalOrder())
			.orElse(0L);
		return most * 10 >= this.sample.rest().size() * 9L;
	}

	/** Whether there are few values, far apart, as at the edge of images. */
	private boolean isSparse(int column) {
		DoubleSummaryStatistics values = this.sample.column(column)
			.filter(DecimalNotation::isNumber)
			.mapToDouble(Double::parseDouble)
			.summaryStatistics();
		return values.getMax() - values.getMin() + 1 > FAR * this.sample.distinct(column);
	}

	private static boolean isWhole(String cell) {
		return DecimalNotation.isNumber(cell) && !DecimalNotation.shortest(cell).contains(".") || CellKind.isTrue(cell)
				|| CellKind.isFalse(cell);
	}

}
