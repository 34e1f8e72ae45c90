package dev.tutti.dataset.format.table;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.Keys;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.upload.ClassNames;
import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.dataset.upload.RawSplit;
import dev.tutti.dataset.upload.TestShare;
import dev.tutti.dataset.upload.UploadOptions;
import dev.tutti.dataset.upload.UploadedFile;

/**
 * One CSV file with both splits, separated by a column or by a share, or one file per
 * split.
 */
public final class CsvFormat {

	private final UploadOptions options;

	private CsvFormat(UploadOptions options) {
		this.options = options;
	}

	public static ParsedDataset read(List<UploadedFile> files, UploadOptions options) throws IOException {
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
		ClassNames classes = ClassNames.ofTable(table.names(), this.options.classes());
		int[] labels = table.labels(classes);
		BitSet test = (table.columns().split() >= 0) ? table.test()
				: TestShare.draw(labels, classes.classes().size(), this.options.shareOfTest());
		BitSet train = new BitSet();
		train.set(0, labels.length);
		train.andNot(test);
		return new ParsedDataset(classes.classes(), false,
				Map.of(Split.TRAIN, split(table, labels, train), Split.TEST, split(table, labels, test)), "csv");
	}

	private ParsedDataset join(CsvTable train, CsvTable test) {
		ClassNames classes = ClassNames.ofTable(
				Stream.of(train, test).flatMap((table) -> table.names().stream()).distinct().toList(),
				this.options.classes());
		return new ParsedDataset(classes.classes(), false,
				Map.of(Split.TRAIN, whole(train, classes), Split.TEST, whole(test, classes)), "csv");
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
				RawSplit.select(Keys.positions(labels.length), rows.stream()),
				(consumer) -> table.forEach(rows, consumer));
	}

}
