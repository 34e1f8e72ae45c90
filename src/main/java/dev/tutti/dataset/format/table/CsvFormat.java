package dev.tutti.dataset.format.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.format.table.cell.CsvFile;
import dev.tutti.dataset.format.table.cell.NoTable;
import dev.tutti.dataset.format.table.cell.Separator;
import dev.tutti.dataset.format.table.column.ColumnFinder;
import dev.tutti.dataset.format.table.column.CsvColumns;
import dev.tutti.dataset.format.table.column.CsvSample;
import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.dataset.upload.SplitFiles;
import dev.tutti.dataset.upload.SplitWords;
import dev.tutti.dataset.upload.UploadOptions;
import dev.tutti.dataset.upload.UploadedFile;

/**
 * Tables: one file with all splits, told by a column or drawn, or a file for each split.
 */
public final class CsvFormat {

	private final UploadOptions options;

	private CsvFormat(UploadOptions options) {
		this.options = options;
	}

	/** Whether a file that starts so is text, which is read as a table. */
	public static boolean isText(byte[] start) {
		return NoTable.isText(start);
	}

	/**
	 * Reads tables.
	 * @throws InvalidDatasetException if they fit no dataset, or how they are to be read
	 * cannot be told
	 */
	public static ParsedDataset read(List<UploadedFile> files, UploadOptions options) throws IOException {
		for (UploadedFile file : files) {
			NoTable.check(file);
		}
		CsvFormat format = new CsvFormat(options);
		return (files.size() == 1) ? format.readAlone(files.get(0)) : format.readBeside(files);
	}

	private ParsedDataset readAlone(UploadedFile uploaded) throws IOException {
		CsvFile file = open(uploaded);
		Split split = SplitFiles.of(List.of(uploaded), new SplitWords(this.options.splits()))
			.keySet()
			.stream()
			.findFirst()
			.orElse(Split.TRAIN);
		CsvColumns columns = new ColumnFinder(CsvSample.of(file), this.options).columns(split.isTrain());
		CsvTable table = new CsvTable(file, columns, split, this.options);
		CsvSplits splits = new CsvSplits(this.options);
		table.splits().forEach((each, rows) -> splits.add(each, table, rows));
		return splits.toDataset();
	}

	private ParsedDataset readBeside(List<UploadedFile> files) throws IOException {
		SortedMap<Split, List<UploadedFile>> bySplit = SplitFiles.of(files, new SplitWords(this.options.splits()));
		if (bySplit.isEmpty()) {
			throw new InvalidDatasetException(
					"No name says which split a file holds. Of several CSV files each is a split, with train, val or test in its name, or its name in splits; the files are %s."
						.formatted(files.stream().map(UploadedFile::name).toList()));
		}
		CsvSplits splits = new CsvSplits(this.options);
		List<CsvTable> tables = new ArrayList<>();
		for (Map.Entry<Split, List<UploadedFile>> each : bySplit.entrySet()) {
			CsvFile file = openOnly(each.getValue(), each.getKey());
			CsvSample sample = CsvSample.of(file);
			// what names the columns of one file names them in another
			boolean named = !tables.isEmpty() && sample.isNamedLike(tables.get(0).columns());
			ColumnFinder finder = new ColumnFinder(sample, named ? this.options.withHeader(true) : this.options);
			boolean labelled = each.getKey().isTrain();
			CsvColumns columns = tables.isEmpty() ? finder.columns(labelled)
					: finder.columnsLike(tables.get(0).columns(), tables.get(0).name(), labelled);
			if (columns.split() >= 0) {
				throw new InvalidDatasetException(
						"%s has a column of splits, %s, beside other files. Of several files the names say the splits: leave the column out."
							.formatted(file.name(), columns.describe(columns.split())));
			}
			CsvTable table = new CsvTable(file, columns, each.getKey(), this.options);
			tables.add(table);
			table.splits().forEach((split, rows) -> splits.add(split, table, rows));
		}
		return splits.toDataset();
	}

	private CsvFile openOnly(List<UploadedFile> files, Split split) throws IOException {
		if (files.size() > 1) {
			throw new InvalidDatasetException("%s and %s are both the %s split. Send one file for each split."
				.formatted(files.get(0).name(), files.get(1).name(), split.name()));
		}
		return open(files.get(0));
	}

	private CsvFile open(UploadedFile file) throws IOException {
		return new CsvFile(file, Separator.of(file, this.options.separator()));
	}

}
