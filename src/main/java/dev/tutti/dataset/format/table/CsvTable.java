package dev.tutti.dataset.format.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.tutti.array.MalformedFileException;
import dev.tutti.dataset.DatasetTooLargeException;
import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.upload.ClassNames;
import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.dataset.upload.RawSplit;
import dev.tutti.dataset.upload.UploadedFile;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.io.input.BOMInputStream;

/**
 * A CSV file (RFC 4180) with one example per row. Labels are kept in memory; features are
 * read again on demand.
 */
final class CsvTable {

	private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setTrim(true).get();

	private final UploadedFile file;

	private final CsvColumns columns;

	private final Map<String, Integer> names = new LinkedHashMap<>();

	private final BitSet test = new BitSet();

	private int[] labels = new int[1024];

	private int size;

	CsvTable(UploadedFile file, CsvColumns columns) throws IOException {
		this.file = file;
		this.columns = columns;
		forEachRecord((record) -> {
			if (this.size == ParsedDataset.MOST_EXAMPLES) {
				throw new DatasetTooLargeException(
						"%s has more than %d rows.".formatted(file.name(), ParsedDataset.MOST_EXAMPLES));
			}
			if (this.size == this.labels.length) {
				this.labels = Arrays.copyOf(this.labels, this.size * 2);
			}
			this.labels[this.size] = this.names.computeIfAbsent(record.get(columns.label()),
					(name) -> this.names.size());
			if (this.names.size() > ParsedDataset.MOST_CLASSES) {
				throw new InvalidDatasetException("The label column of %s has more than %d different values."
					.formatted(file.name(), ParsedDataset.MOST_CLASSES));
			}
			if (columns.split() >= 0) {
				this.test.set(this.size, isTest(record));
			}
			this.size++;
		});
	}

	/** The distinct values of the label column. */
	List<String> names() {
		return List.copyOf(this.names.keySet());
	}

	/** The labels of all rows. */
	int[] labels(ClassNames classes) {
		int[] byName = this.names.keySet().stream().mapToInt(classes::label).toArray();
		return Arrays.stream(this.labels, 0, this.size).map((name) -> byName[name]).toArray();
	}

	CsvColumns columns() {
		return this.columns;
	}

	/** The rows of the test split according to the split column. */
	BitSet test() {
		return this.test;
	}

	/** Reads the features of some rows. */
	void forEach(BitSet rows, RawSplit.RowConsumer consumer) throws IOException {
		float[] features = new float[this.columns.features().length];
		int[] row = { 0 };
		forEachRecord((record) -> {
			if (rows.get(row[0]++)) {
				for (int i = 0; i < features.length; i++) {
					features[i] = number(record, this.columns.features()[i]);
				}
				consumer.accept(features);
			}
		});
	}

	private void forEachRecord(RecordConsumer consumer) throws IOException {
		try (CSVParser parser = open(this.file)) {
			boolean header = this.columns.header();
			for (CSVRecord record : parser) {
				if (header) {
					header = false;
					continue;
				}
				if (record.size() != this.columns.count()) {
					throw new MalformedFileException("%s has %d columns in record %d, and %d in its first."
						.formatted(this.file.name(), record.size(), record.getRecordNumber(), this.columns.count()));
				}
				consumer.accept(record);
			}
		}
		catch (UncheckedIOException ex) {
			if (ex.getCause() instanceof CSVException) {
				throw new MalformedFileException(
						"%s cannot be read: %s.".formatted(this.file.name(), ex.getCause().getMessage()));
			}
			throw ex.getCause();
		}
	}

	private boolean isTest(CSVRecord record) {
		String split = record.get(this.columns.split());
		if (!Split.TRAIN.name().equals(split) && !Split.TEST.name().equals(split)) {
			throw new InvalidDatasetException("%s has the split '%s' in record %d; the splits are train and test."
				.formatted(this.file.name(), split, record.getRecordNumber()));
		}
		return Split.TEST.name().equals(split);
	}

	private float number(CSVRecord record, int column) {
		try {
			return Float.parseFloat(record.get(column));
		}
		catch (NumberFormatException ex) {
			throw new MalformedFileException("%s has '%s' in record %d, column %d; expected a number."
				.formatted(this.file.name(), record.get(column), record.getRecordNumber(), column + 1));
		}
	}

	static CSVParser open(UploadedFile file) throws IOException {
		// spreadsheets start UTF-8 with a byte order mark
		InputStream in = BOMInputStream.builder().setInputStream(file.open()).get();
		return CSVParser.parse(new LineLimitReader(file.name(), new InputStreamReader(in, StandardCharsets.UTF_8)),
				FORMAT);
	}

	/** Handles a row. */
	private interface RecordConsumer {

		void accept(CSVRecord record) throws IOException;

	}

}
