package dev.tutti.dataset.format.table.column;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.dataset.upload.Understood.PassedOver;

/**
 * What the columns of a table hold; -1 where there is no such column.
 *
 * @param header whether the first row holds their names
 * @param names of all columns: numbers from 0 where there is no header
 * @param label the column of the labels
 * @param key the column of the keys
 * @param split the column of the splits' names
 * @param features the features, in order
 * @param passedOver columns that are not used
 * @param identifiers features that may only say which row is which
 */
public record CsvColumns(boolean header, List<String> names, int label, int key, int split, List<Integer> features,
		List<PassedOver> passedOver, List<String> identifiers) {

	/**
	 * The columns whose uses are given; the others that are not passed over are features.
	 */
	static CsvColumns of(String file, boolean header, List<String> names, int label, int key, int split,
			List<PassedOver> passedOver, IntPredicate identifies) {
		List<Integer> used = IntStream.of(label, key, split).filter((column) -> column >= 0).boxed().toList();
		if (used.stream().distinct().count() < used.size()) {
			throw new InvalidDatasetException("%s: label, key and split must be different columns.".formatted(file));
		}
		if (names.size() == 1) {
			throw new InvalidDatasetException(
					"%s has a single column. An example needs features beside its label; if something else is between its cells, say what with separator."
						.formatted(file));
		}
		List<String> without = passedOver.stream().map(PassedOver::name).toList();
		List<Integer> features = IntStream.range(0, names.size())
			.filter((column) -> !used.contains(column) && !without.contains(names.get(column)))
			.boxed()
			.toList();
		if (features.isEmpty() || features.size() > ParsedDataset.MOST_FEATURES) {
			throw new InvalidDatasetException("%s has %d feature columns; 1 to %d are allowed.".formatted(file,
					features.size(), ParsedDataset.MOST_FEATURES));
		}
		CsvColumns columns = new CsvColumns(header, names, label, key, split, features,
				passedOver.stream()
					.filter((each) -> used.stream().noneMatch((column) -> names.get(column).equals(each.name())))
					.toList(),
				List.of());
		return new CsvColumns(header, names, label, key, split, features, columns.passedOver(),
				features.stream().filter(identifies::test).map(columns::describe).toList());
	}

	/** How many there are. */
	public int count() {
		return this.names.size();
	}

	/** A column in messages: {@code column 'width'}, or its number. */
	public String describe(int column) {
		return this.header ? "column '%s'".formatted(this.names.get(column)) : "column " + column;
	}

}
