package dev.tutti.dataset.format.table.column;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.format.table.cell.CellKind;
import dev.tutti.dataset.upload.DecimalNotation;
import dev.tutti.dataset.upload.UploadOptions;

/**
 * Tells whether the first row of a table holds the names of its columns. Where the rows
 * do not tell it is refused, since a header read as an example, or an example read as a
 * header, would go unnoticed.
 */
final class Header {

	private static final int FEW = 3;

	private final CsvSample sample;

	private final List<String> first;

	private final int last;

	private Header(CsvSample sample) {
		this.sample = sample;
		this.first = sample.first();
		this.last = this.first.size() - 1;
	}

	/**
	 * Whether there is a header: as said, otherwise as the rows tell.
	 * @throws InvalidDatasetException if neither does
	 */
	static boolean isIn(CsvSample sample, UploadOptions options) {
		if (options.header() != null) {
			return options.header();
		}
		List<String> asked = Stream.of(options.label(), options.key(), options.split())
			.filter(Objects::nonNull)
			.toList();
		if (asked.stream().anyMatch((name) -> !DecimalNotation.isNumber(name) && sample.first().contains(name))) {
			return true;
		}
		// a number that is no column's name is a column's number
		if (asked.stream().anyMatch((name) -> DecimalNotation.isNumber(name) && !sample.first().contains(name))) {
			return false;
		}
		return switch (new Header(sample).tell()) {
			case YES -> true;
			case NO -> false;
			case UNKNOWN -> throw new InvalidDatasetException(
					"The first row of %s, which begins with %s, may hold the names of the columns or an example. Say which with header=true or header=false."
						.formatted(sample.file().name(), sample.first().stream().limit(FEW + 1).toList()));
		};
	}

	private Told tell() {
		if (this.first.size() != this.sample.width()) {
			return is(CellKind.NUMBER).findAny().isEmpty() ? Told.YES : Told.NO;
		}
		if (columns()
			.anyMatch((column) -> LabelWords.isStrong(this.first.get(column)) && !this.sample.recurs(column))) {
			return Told.YES;
		}
		boolean values = is(CellKind.NUMBER).findAny().isPresent()
				|| is(CellKind.MISSING).anyMatch((column) -> !this.first.get(column).isEmpty());
		boolean text = is(CellKind.TEXT)
			.anyMatch((column) -> this.sample.isMostly(column, CellKind.NUMBER) && !this.sample.recurs(column)
					|| this.sample.rest().isEmpty() && column < this.last);
		if (!values) {
			return tellWithoutValues(text);
		}
		int counted = counted();
		if (text) {
			return (counted > 1) ? Told.YES : Told.UNKNOWN;
		}
		boolean apart = this.sample.standsApart(this.last);
		if (CellKind.of(this.first.get(this.last)) == CellKind.TEXT) {
			return tellByText(counted, apart);
		}
		if (counted == names().count() && counted > 1) {
			return apart ? Told.YES : Told.UNKNOWN;
		}
		return (apart && rises()) ? Told.UNKNOWN : Told.NO;
	}

	private Told tellWithoutValues(boolean text) {
		boolean again = columns().anyMatch((column) -> !this.first.get(column).isEmpty() && this.sample.recurs(column));
		if (text) {
			return again ? Told.UNKNOWN : Told.YES;
		}
		return (again || this.sample.rest().isEmpty()) ? Told.NO : Told.YES;
	}

	/** Where the last cell alone is no number, and the labels are none either. */
	private Told tellByText(int counted, boolean apart) {
		if (this.sample.recurs(this.last)) {
			return Told.NO;
		}
		if (apart) {
			return (counted > 1) ? Told.YES : Told.UNKNOWN;
		}
		return (counted >= FEW) ? Told.UNKNOWN : Told.NO;
	}

	private IntStream columns() {
		return IntStream.range(0, this.first.size());
	}

	private IntStream is(CellKind kind) {
		return columns().filter((column) -> CellKind.of(this.first.get(column)) == kind);
	}

	/** The columns but that of an index, whose name is empty. */
	private IntStream names() {
		return columns().skip(this.first.get(0).isEmpty() ? 1 : 0);
	}

	/**
	 * How many of the cells count from 0, if all do, the last perhaps excepted: names
	 * that an array's columns get.
	 */
	private int counted() {
		int start = this.first.get(0).isEmpty() ? 1 : 0;
		int count = 0;
		while (start + count <= this.last && isNumber(this.first.get(start + count), count)) {
			count++;
		}
		return (start + count >= this.last) ? count : 0;
	}

	private static boolean isNumber(String cell, int number) {
		return DecimalNotation.isNumber(cell) && DecimalNotation.shortest(cell).equals(Integer.toString(number));
	}

	/** Whether the first row holds whole numbers, each greater than the one before. */
	private boolean rises() {
		boolean whole = this.first.size() >= FEW && this.first.stream().allMatch((cell) -> cell.matches("\\d{1,9}"));
		return whole && columns().skip(1)
			.allMatch((
					column) -> Integer.parseInt(this.first.get(column - 1)) < Integer.parseInt(this.first.get(column)));
	}

	/** What the rows tell. */
	private enum Told {

		YES, NO, UNKNOWN

	}

}
