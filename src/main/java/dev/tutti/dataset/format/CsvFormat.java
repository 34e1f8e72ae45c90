package dev.tutti.dataset.format;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.format.ParsedDataset.RawSplit;

/**
 * One CSV file with both splits, separated by a column or by a share, or one file per
 * split.
 */
final class CsvFormat {

	private final FormatOptions options;

	private CsvFormat(FormatOptions options) {
		this.options = options;
	}

	static ParsedDataset read(List<UploadedFile> files, FormatOptions options) throws IOException {
		CsvFormat format = new CsvFormat(options);
		if (files.size() == 1) {
			return format.splitInTwo(format.table(files.get(0)));
		}
		UploadedFile test = files.get(files.get(0).isTest() ? 0 : 1);
		UploadedFile train = files.get(files.get(0).isTest() ? 1 : 0);
		if (files.size() != 2 || !test.isTest() || train.isTest()) {
			throw new InvalidDatasetException(
					"CSV is uploaded as one file, or as two of which one has test in its name; the files are "
							+ files.stream().map(UploadedFile::name).toList() + ".");
		}
		return format.join(format.table(train), format.table(test));
	}

	private CsvTable table(UploadedFile file) throws IOException {
		return new CsvTable(file, CsvColumns.of(file, this.options.label(), this.options.split()));
	}

	private ParsedDataset splitInTwo(CsvTable table) {
		ClassNames classes = new ClassNames(table.names(), this.options.classes());
		int[] labels = table.labels(classes);
		BitSet test = (table.columns().split() >= 0) ? table.test()
				: this.options.testRows(labels, classes.classes().size());
		BitSet train = new BitSet();
		train.set(0, labels.length);
		train.andNot(test);
		return new ParsedDataset(classes.classes(), false,
				Map.of(Split.TRAIN, split(table, labels, train), Split.TEST, split(table, labels, test)));
	}

	private ParsedDataset join(CsvTable train, CsvTable test) {
		ClassNames classes = new ClassNames(
				Stream.of(train, test).flatMap((table) -> table.names().stream()).distinct().toList(),
				this.options.classes());
		return new ParsedDataset(classes.classes(), false,
				Map.of(Split.TRAIN, whole(train, classes), Split.TEST, whole(test, classes)));
	}

	private RawSplit whole(CsvTable table, ClassNames classes) {
		int[] labels = table.labels(classes);
		BitSet all = new BitSet();
		all.set(0, labels.length);
		return split(table, labels, all);
	}

	private RawSplit split(CsvTable table, int[] labels, BitSet rows) {
		int features = table.columns().features().length;
		Shape shape = this.options.shapeOr(new Shape(1, 1, features), "The CSV file");
		return new RawSplit(shape, rows.stream().map((row) -> labels[row]).toArray(),
				(consumer) -> table.forEach(rows, consumer));
	}

}
