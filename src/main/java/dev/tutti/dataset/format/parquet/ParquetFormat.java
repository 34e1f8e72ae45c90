package dev.tutti.dataset.format.parquet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.Keys;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.format.array.ImageAxes;
import dev.tutti.dataset.format.parquet.reader.ParquetFile;
import dev.tutti.dataset.image.ImageShapes;
import dev.tutti.dataset.upload.ClassNames;
import dev.tutti.dataset.upload.ClassNumbers;
import dev.tutti.dataset.upload.DrawnSplits;
import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.dataset.upload.RawSplit;
import dev.tutti.dataset.upload.RawSplit.Rows;
import dev.tutti.dataset.upload.Understood;
import dev.tutti.dataset.upload.Understood.PassedOver;
import dev.tutti.dataset.upload.UploadOptions;
import dev.tutti.dataset.upload.UploadedFile;
import dev.tutti.web.Warning;
import org.jspecify.annotations.Nullable;

/**
 * Parquet, as Hugging Face's library writes it or with columns of numbers: several files
 * of a split are read in the order of their names.
 */
public final class ParquetFormat {

	private final UploadOptions options;

	private final SortedMap<Split, SplitRows> rows;

	private final Columns columns;

	private ParquetFormat(UploadOptions options, SortedMap<Split, SplitRows> rows, Columns columns) {
		this.options = options;
		this.rows = rows;
		this.columns = columns;
	}

	/** Whether a file is Parquet. */
	public static boolean isParquet(UploadedFile file) throws IOException {
		return ParquetFile.isParquet(file.start(Integer.BYTES));
	}

	/**
	 * Reads the labels, the keys, and the sizes of the images.
	 * @throws InvalidDatasetException if the files are no consistent dataset
	 */
	public static ParsedDataset read(List<UploadedFile> files, UploadOptions options) throws IOException {
		for (UploadedFile file : files) {
			if (!isParquet(file)) {
				throw new InvalidDatasetException("%s is Parquet and %s is not. Send Parquet files alone."
					.formatted(files.get(0).name(), file.name()));
			}
		}
		ParquetSplits splits = ParquetSplits.of(files, options);
		return new ParquetFormat(options, splits.rows(), splits.columns()).read();
	}

	private ParsedDataset read() throws IOException {
		LinkedHashMap<String, Integer> names = new LinkedHashMap<>();
		Map<Split, LabelColumn> labels = new TreeMap<>();
		Map<Split, Keys> keys = new TreeMap<>();
		for (Map.Entry<Split, SplitRows> each : this.rows.entrySet()) {
			LabelColumn column = new LabelColumn(names);
			labels.put(each.getKey(), column);
			keys.put(each.getKey(), new LabelledRows(this.columns, each.getValue()).read(column));
		}
		ClassNames ordered = ClassNames.ofTable(names.keySet(), this.options.classes());
		Features features = features();
		SortedMap<Split, RawSplit> splits = new TreeMap<>();
		for (Map.Entry<Split, SplitRows> each : this.rows.entrySet()) {
			splits.put(each.getKey(),
					new RawSplit(features.shape(),
							Objects.requireNonNull(labels.get(each.getKey())).labels(ordered::label),
							Objects.requireNonNull(keys.get(each.getKey())), features.rows(each.getValue())));
		}
		List<String> classes = classes(names.isEmpty() ? null : ordered, splits);
		if (names.isEmpty() && this.columns.classes() != null) {
			splits = ClassNumbers.inOrderOf(splits, this.columns.classes(), this.options.classes());
		}
		List<Warning> warnings = ClassNumbers.warnings(classes, splits.values());
		return new ParsedDataset(classes, this.columns.image() != null,
				DrawnSplits.complete(splits, classes.size(), this.options), understood(features.shape(), ordered),
				warnings);
	}

	private List<String> classes(@Nullable ClassNames named, SortedMap<Split, RawSplit> splits) {
		List<String> given = this.options.classes();
		if (given != null) {
			return given;
		}
		if (named != null) {
			return named.classes();
		}
		if (this.columns.classes() != null) {
			return this.columns.classes();
		}
		if (splits.values().stream().allMatch((split) -> split.labels() == null)) {
			throw new InvalidDatasetException((this.columns.label() != null)
					? "Column %s holds no label (null, empty or -1 everywhere). Name the classes with classes."
						.formatted(this.columns.label())
					: "No column of %s is the label: none is called label or class; its columns are %s. Name it with label=."
						.formatted(this.rows.values().iterator().next().files().get(0).name(),
								String.join(", ", all())));
		}
		return ParsedDataset.numbered(splits.values());
	}

	/** All columns that a message names. */
	private List<String> all() {
		String image = this.columns.image();
		return Stream.of((image != null) ? List.of(image) : this.columns.numbers(), this.columns.passedOver())
			.flatMap(List::stream)
			.limit(Understood.LISTED)
			.toList();
	}

	private Features features() throws IOException {
		String image = this.columns.image();
		if (image != null) {
			ImageRows images = new ImageRows(image, this.options.resize());
			ImageShapes shapes = new ImageShapes(this.options.resize());
			for (SplitRows each : this.rows.values()) {
				images.inspect(each, shapes);
			}
			Shape shape = shapes.shape();
			return new Features(shape, (of) -> (consumer) -> images.forEach(of, shape, consumer));
		}
		UploadedFile first = this.rows.values().iterator().next().files().get(0);
		List<String> names = this.columns.numbers();
		try (ParquetFile file = SplitRows.open(first)) {
			if (Columns.get(file, names.get(0)).repetition() == 0) {
				NumberRows numbers = new NumberRows(names);
				return new Features(this.options.shapeOr(numbers.shape(), first.name()),
						(of) -> (consumer) -> numbers.forEach(of, consumer));
			}
		}
		ListRows lists = new ListRows(names.get(0));
		int[] lengths = lists.lengths(first);
		ImageAxes axes = lists.axes(first, lengths, this.options.shape());
		return new Features(axes.shape(), (of) -> (consumer) -> lists.forEach(of, lengths, axes, consumer));
	}

	private Understood understood(Shape shape, ClassNames classes) {
		List<PassedOver> passedOver = new ArrayList<>();
		this.columns.passedOver().forEach((name) -> passedOver.add(new PassedOver(name, "a column that is not used")));
		return Understood.of("parquet")
			.withColumns(this.columns.label(), this.columns.key())
			.withShape(shape.toString())
			.withOrder("file")
			.withPassedOver(passedOver)
			.withMergedClasses(classes.merged());
	}

	/**
	 * The features of all splits.
	 *
	 * @param of a split's rows
	 */
	private record Features(Shape shape, RowsOf of) {

		Rows rows(SplitRows rows) {
			return this.of.rows(rows);
		}

		/** The features of a split. */
		interface RowsOf {

			Rows rows(SplitRows rows);

		}

	}

}
