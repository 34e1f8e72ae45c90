package dev.tutti.dataset.format.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

import dev.tutti.array.MalformedFileException;
import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.dataset.upload.UploadedFile;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a CSV file.
 *
 * @param header whether the first row holds the columns' names
 * @param count how many columns there are
 * @param label the column of the labels
 * @param split the column with the split name, train or test; -1 if there is none
 * @param features the others, in order
 */
record CsvColumns(boolean header, int count, int label, int split, int[] features) {

	private static final String LABEL = "label";

	private static final String SPLIT = "split";

	/**
	 * Inspects the first row. It is a header if a cell other than the last is not a
	 * number, or if a column name is given. The label is in the column named label,
	 * otherwise in the last.
	 * @param labelName the name of the label's column
	 * @param splitName the name of the split's column
	 */
	static CsvColumns of(UploadedFile file, @Nullable String labelName, @Nullable String splitName) throws IOException {
		List<String> first = first(file);
		boolean header = labelName != null || splitName != null
				|| !first.stream().limit(first.size() - 1L).allMatch(CsvColumns::isNumber);
		int label = column(file, first, header, labelName, LABEL);
		int split = column(file, first, header, splitName, SPLIT);
		int last = IntStream.range(0, first.size()).filter((column) -> column != split).max().orElse(0);
		int labelOrLast = (label >= 0) ? label : last;
		int[] features = IntStream.range(0, first.size())
			.filter((column) -> column != labelOrLast && column != split)
			.toArray();
		if (features.length == 0 || features.length > ParsedDataset.MOST_FEATURES) {
			throw new InvalidDatasetException("%s has %d feature columns; 1 to %d are allowed.".formatted(file.name(),
					features.length, ParsedDataset.MOST_FEATURES));
		}
		return new CsvColumns(header, first.size(), labelOrLast, split, features);
	}

	private static List<String> first(UploadedFile file) throws IOException {
		try (CSVParser parser = CsvTable.open(file)) {
			Iterator<CSVRecord> records = parser.iterator();
			if (!records.hasNext()) {
				throw new MalformedFileException(file.name() + " is empty.");
			}
			return records.next().toList();
		}
		catch (UncheckedIOException ex) {
			throw new MalformedFileException("%s cannot be read as CSV: %s.".formatted(file.name(), ex.getMessage()));
		}
	}

	private static int column(UploadedFile file, List<String> first, boolean header, @Nullable String asked,
			String usual) {
		int column = header ? first.indexOf((asked != null) ? asked : usual) : -1;
		if (asked != null && column < 0) {
			throw new InvalidDatasetException("%s has no column '%s' in its first row.".formatted(file.name(), asked));
		}
		return column;
	}

	private static boolean isNumber(String cell) {
		try {
			Float.parseFloat(cell);
			return true;
		}
		catch (NumberFormatException ex) {
			return false;
		}
	}

}
