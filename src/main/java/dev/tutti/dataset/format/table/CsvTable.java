package dev.tutti.dataset.format.table;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.tutti.dataset.DatasetTooLargeException;
import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.Keys;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.format.table.cell.CsvFile;
import dev.tutti.dataset.format.table.column.CsvColumns;
import dev.tutti.dataset.format.table.column.CsvSample;
import dev.tutti.dataset.upload.ClassNames;
import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.dataset.upload.RawSplit;
import dev.tutti.dataset.upload.UploadOptions;
import org.apache.commons.csv.CSVRecord;

/**
 * A table with one example per row. Labels are kept in memory; features and keys are read
 * again on demand.
 */
final class CsvTable {

	private final CsvFile file;

	private final CsvColumns columns;

	private final CsvCells cells;

	private final Map<String, Integer> names = new LinkedHashMap<>();

	private final SortedMap<Split, BitSet> splits = new TreeMap<>();

	/** Rows whose label's cell is empty. */
	private final BitSet unlabelled = new BitSet();

	private int[] labels = new int[1024];

	private int size;

	/**
	 * Reads labels and splits.
	 * @param whole the split of all rows, unless a column says others
	 */
	CsvTable(CsvFile file, CsvColumns columns, Split whole, UploadOptions options) throws IOException {
		this.file = file;
		this.columns = columns;
		this.cells = new CsvCells(file, columns, options);
		Map<Split, CSVRecord> unlabelled = new HashMap<>();
		forEachRecord((record) -> {
			if (this.size == ParsedDataset.MOST_EXAMPLES) {
				throw DatasetTooLargeException
					.ofFixedLimit("%s has more than %d rows.".formatted(file.name(), ParsedDataset.MOST_EXAMPLES));
			}
			Split split = (columns.split() >= 0) ? this.cells.split(record) : whole;
			if (columns.label() >= 0) {
				if (!split.isTrain() && this.cells.isUnlabelled(record)) {
					unlabelled.putIfAbsent(split, record);
					this.unlabelled.set(this.size);
				}
				else {
					addLabel(this.cells.label(record));
				}
			}
			this.splits.computeIfAbsent(split, (each) -> new BitSet()).set(this.size);
			this.size++;
		});
		for (Map.Entry<Split, BitSet> each : this.splits.entrySet()) {
			CSVRecord first = unlabelled.get(each.getKey());
			if (first != null && !isUnlabelled(each.getValue())) {
				this.cells.label(first);
			}
		}
		if (this.size == 0) {
			throw new InvalidDatasetException("%s has a header and no rows.".formatted(file.name()));
		}
	}

	private void addLabel(String name) {
		if (this.size >= this.labels.length) {
			this.labels = Arrays.copyOf(this.labels, this.size * 2);
		}
		Integer known = this.names.putIfAbsent(name, this.names.size());
		this.labels[this.size] = (known != null) ? known : this.names.size() - 1;
		if (this.names.size() > ParsedDataset.MOST_CLASSES) {
			throw new InvalidDatasetException(
					"%s has more than %d different labels in %s, which looks like a measured value. Say with label which column holds the labels."
						.formatted(this.file.name(), ParsedDataset.MOST_CLASSES,
								this.columns.describe(this.columns.label())));
		}
	}

	String name() {
		return this.file.name();
	}

	char separator() {
		return this.file.separator();
	}

	CsvColumns columns() {
		return this.columns;
	}

	int size() {
		return this.size;
	}

	/** The distinct labels, as written. */
	Collection<String> names() {
		return this.names.keySet();
	}

	/**
	 * The rows of each split, according to the column of splits if there is one.
	 */
	SortedMap<Split, BitSet> splits() {
		return this.splits;
	}

	/** Whether none of some rows has a label. */
	boolean isUnlabelled(BitSet rows) {
		return this.columns.label() < 0 || rows.stream().allMatch(this.unlabelled::get);
	}

	/** The labels of some rows that have them. */
	int[] labels(BitSet rows, ClassNames classes) {
		int[] byName = this.names.keySet().stream().mapToInt(classes::label).toArray();
		return rows.stream().map((row) -> byName[this.labels[row]]).toArray();
	}

	/**
	 * The keys of some rows: their numbers in the file, or what the key's column holds.
	 */
	Keys keys(BitSet rows) throws IOException {
		return (this.columns.key() >= 0) ? this.cells.keys((consumer) -> forEach(rows, consumer))
				: RawSplit.select(Keys.positions(this.size), rows.stream());
	}

	/** The features of some rows. */
	void features(BitSet rows, RawSplit.RowConsumer consumer) throws IOException {
		List<Integer> features = this.columns.features();
		float[] values = new float[features.size()];
		forEach(rows, (record) -> {
			for (int i = 0; i < values.length; i++) {
				values[i] = this.cells.number(record, features.get(i));
			}
			consumer.accept(values);
		});
	}

	private void forEach(BitSet rows, RecordConsumer consumer) throws IOException {
		int[] row = { 0 };
		forEachRecord((record) -> {
			if (rows.get(row[0]++)) {
				consumer.accept(record);
			}
		});
	}

	private void forEachRecord(RecordConsumer consumer) throws IOException {
		boolean[] header = { this.columns.header() };
		this.file.read((record) -> {
			if (header[0]) {
				header[0] = false;
				return true;
			}
			CsvSample.checkWidth(this.file, record, this.columns.count());
			consumer.accept(record);
			return true;
		});
	}

	/** Handles a row. */
	interface RecordConsumer {

		void accept(CSVRecord record) throws IOException;

	}

}
