package dev.tutti.dataset.format.record;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.Keys;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.upload.ArrayName;
import dev.tutti.dataset.upload.ClassNumbers;
import dev.tutti.dataset.upload.DrawnSplits;
import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.dataset.upload.RawSplit;
import dev.tutti.dataset.upload.RawSplit.RowConsumer;
import dev.tutti.dataset.upload.SplitWords;
import dev.tutti.dataset.upload.Understood;
import dev.tutti.dataset.upload.Understood.PassedOver;
import dev.tutti.dataset.upload.UploadOptions;
import org.jspecify.annotations.Nullable;

/**
 * The binary version of STL-10 (Coates et al., 2011): {@code train_X.bin} of 3 x 96 x 96
 * bytes an image, each channel column by column, {@code train_y.bin} of a byte a label, 1
 * to 10, and the same of test. Unlabelled images are read where they are said to be a
 * split.
 */
final class StlFormat {

	private static final Pattern NAME = Pattern.compile("(.*[-_.])?[xy]");

	private static final Shape SHAPE = new Shape(3, 96, 96);

	private static final List<String> CLASSES = List.of("airplane", "bird", "car", "cat", "deer", "dog", "horse",
			"monkey", "ship", "truck");

	private final SplitWords words;

	private final SortedMap<Split, RecordFile> images = new TreeMap<>();

	private final SortedMap<Split, RecordFile> labels = new TreeMap<>();

	private final List<PassedOver> passedOver = new ArrayList<>();

	private StlFormat(SplitWords words) {
		this.words = words;
	}

	/** Whether the files are named so, images and labels apart. */
	static boolean isStl(List<RecordFile> files) {
		return files.stream().anyMatch((file) -> NAME.matcher(file.baseName()).matches());
	}

	/**
	 * Reads the labels of all files.
	 * @param names of the classes, where a file says them
	 */
	static ParsedDataset read(List<RecordFile> files, ClassNameFiles names, UploadOptions options) throws IOException {
		StlFormat format = new StlFormat(new SplitWords(options.splits()));
		files.forEach(format::add);
		SortedMap<Split, RawSplit> splits = new TreeMap<>();
		for (Map.Entry<Split, RecordFile> images : format.images.entrySet()) {
			splits.put(images.getKey(), split(images.getValue(), format.labels.get(images.getKey())));
		}
		format.labels.forEach((split, labels) -> {
			if (!splits.containsKey(split)) {
				throw new InvalidDatasetException(
						"%s has labels; no file has the images of the %s split, such as %s_X.bin."
							.formatted(labels.file().name(), split.name(), split.name()));
			}
		});
		List<String> given = options.classes();
		Optional<List<String>> named = names.find("class_names.txt");
		List<String> classes = (given != null) ? given : named.orElse(CLASSES);
		SortedMap<Split, RawSplit> numbered = ClassNumbers.inOrderOf(splits, named.orElse(classes), classes);
		return new ParsedDataset(classes, true, DrawnSplits.complete(numbered, classes.size(), options),
				Understood.of("stl-10").withShape(SHAPE.toString()).withOrder("file").withPassedOver(format.passedOver),
				ClassNumbers.warnings(classes, numbered.values()));
	}

	private void add(RecordFile file) {
		ArrayName name = ArrayName.of(file.file().name(), this.words);
		Optional<Split> split = name.split();
		if (split.isEmpty()) {
			this.passedOver.add(new PassedOver(file.file().name(),
					"its name says no split; name it in the part splits to read it"));
			return;
		}
		RecordFile other = (name.isLabels() ? this.labels : this.images).put(split.get(), file);
		if (other != null) {
			throw new InvalidDatasetException("%s and %s are the same part of the %s split."
				.formatted(other.file().name(), file.file().name(), split.get().name()));
		}
	}

	private static RawSplit split(RecordFile images, @Nullable RecordFile labels) throws IOException {
		int count = images.count(SHAPE.size());
		if (labels == null) {
			return new RawSplit(SHAPE, null, Keys.positions(count), (consumer) -> forEach(images, consumer));
		}
		int[] read = labels(labels);
		if (read.length != count) {
			throw new InvalidDatasetException("%s has %d images of 3 x 96 x 96 bytes, and %s has %d labels."
				.formatted(images.file().name(), count, labels.file().name(), read.length));
		}
		return new RawSplit(SHAPE, read, (consumer) -> forEach(images, consumer));
	}

	private static int[] labels(RecordFile file) throws IOException {
		int[] labels = new int[file.count(1)];
		file.forEach(1, (index, record) -> {
			int label = record[0] & 0xFF;
			if (label < 1 || label > CLASSES.size()) {
				throw new InvalidDatasetException("%s has the label %d at position %d; STL-10's labels are 1 to %d."
					.formatted(file.file().name(), label, index, CLASSES.size()));
			}
			labels[index] = label - 1;
		});
		return labels;
	}

	/** Reads images, turning the columns of each channel into rows. */
	private static void forEach(RecordFile file, RowConsumer consumer) throws IOException {
		float[] image = new float[SHAPE.size()];
		int area = SHAPE.height() * SHAPE.width();
		file.forEach(SHAPE.size(), (index, record) -> {
			for (int i = 0; i < image.length; i++) {
				int column = i % area / SHAPE.height();
				int row = i % SHAPE.height();
				image[i / area * area + row * SHAPE.width() + column] = record[i] & 0xFF;
			}
			consumer.accept(image);
		});
	}

}
