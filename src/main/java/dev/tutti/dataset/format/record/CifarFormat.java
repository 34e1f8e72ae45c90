package dev.tutti.dataset.format.record;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.upload.ClassNumbers;
import dev.tutti.dataset.upload.DrawnSplits;
import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.dataset.upload.RawSplit;
import dev.tutti.dataset.upload.RawSplit.RowConsumer;
import dev.tutti.dataset.upload.SplitFiles;
import dev.tutti.dataset.upload.SplitWords;
import dev.tutti.dataset.upload.Understood;
import dev.tutti.dataset.upload.UploadOptions;
import dev.tutti.dataset.upload.UploadedFile;
import org.jspecify.annotations.Nullable;

/**
 * The binary version of CIFAR-10 and CIFAR-100 (Krizhevsky, 2009): records of a label, or
 * of a coarse and a fine one, and 3 x 32 x 32 bytes. The files of a split are read in the
 * order of their names.
 */
final class CifarFormat {

	private static final List<String> CLASSES_OF_10 = List.of("airplane", "automobile", "bird", "cat", "deer", "dog",
			"frog", "horse", "ship", "truck");

	private static final String BATCH = "data_batch";

	private static final String COARSE = "coarse";

	private final CifarLayout layout;

	/** Which byte of a record is the label. */
	private final int label;

	private CifarFormat(CifarLayout layout, int label) {
		this.layout = layout;
		this.label = label;
	}

	/**
	 * Reads the labels of all files.
	 * @param names of the classes, where a file says them
	 */
	static ParsedDataset read(List<RecordFile> files, ClassNameFiles names, UploadOptions options) throws IOException {
		CifarLayout layout = CifarLayout.of(files);
		CifarFormat format = new CifarFormat(layout, label(layout, options.label()));
		SortedMap<Split, RawSplit> splits = new TreeMap<>();
		for (Map.Entry<Split, List<RecordFile>> split : splits(files, options).entrySet()) {
			splits.put(split.getKey(), format.split(split.getValue()));
		}
		Optional<List<String>> named = names.find(format.classNames());
		List<String> classes = options.classes();
		if (classes == null) {
			classes = named.orElseGet(
					() -> (layout == CifarLayout.CIFAR_10) ? CLASSES_OF_10 : ParsedDataset.numbered(splits.values()));
		}
		SortedMap<Split, RawSplit> numbered = ClassNumbers.inOrderOf(splits, named.orElse(classes), classes);
		return new ParsedDataset(classes, true, DrawnSplits.complete(numbered, classes.size(), options),
				Understood.of(layout.title()).withShape(CifarLayout.SHAPE.toString()).withOrder("file"),
				ClassNumbers.warnings(classes, numbered.values()));
	}

	/** The file that names the classes. */
	private String classNames() {
		if (this.layout == CifarLayout.CIFAR_10) {
			return "batches.meta.txt";
		}
		return (this.label == 0) ? "coarse_label_names.txt" : "fine_label_names.txt";
	}

	private static int label(CifarLayout layout, @Nullable String given) {
		if (given == null || given.equals("label") || (layout == CifarLayout.CIFAR_100 && given.equals("fine"))) {
			return layout.labelBytes() - 1;
		}
		if (layout == CifarLayout.CIFAR_100 && given.equals(COARSE)) {
			return 0;
		}
		throw new InvalidDatasetException("%s has no label '%s'; %s.".formatted(layout.title(), given,
				(layout == CifarLayout.CIFAR_100) ? "it has fine, the default, and coarse" : "leave out label"));
	}

	/** The batches that CIFAR-10 numbers are the train split; else the names say it. */
	private static SortedMap<Split, List<RecordFile>> splits(List<RecordFile> files, UploadOptions options) {
		Map<UploadedFile, RecordFile> records = new LinkedHashMap<>();
		files.forEach((file) -> records.put(file.file(), file));
		List<UploadedFile> batches = new ArrayList<>();
		List<UploadedFile> others = new ArrayList<>();
		files.forEach((file) -> (file.baseName().startsWith(BATCH) ? batches : others).add(file.file()));
		SortedMap<Split, List<UploadedFile>> said = SplitFiles.of(others, new SplitWords(options.splits()));
		if (said.isEmpty()) {
			batches.addAll(others);
		}
		if (!batches.isEmpty()) {
			said.computeIfAbsent(Split.TRAIN, (split) -> new ArrayList<>()).addAll(batches);
		}
		SortedMap<Split, List<RecordFile>> splits = new TreeMap<>();
		said.forEach((split, parts) -> splits.put(split,
				parts.stream().sorted(Comparator.comparing(UploadedFile::name)).map(records::get).toList()));
		return splits;
	}

	private RawSplit split(List<RecordFile> files) throws IOException {
		int count = files.stream().mapToInt((file) -> file.count(this.layout.recordLength())).reduce(0, Math::addExact);
		int[] labels = new int[count];
		int[] at = { 0 };
		for (RecordFile file : files) {
			file.forEach(this.layout.recordLength(), (index, record) -> labels[at[0]++] = record[this.label] & 0xFF);
		}
		return new RawSplit(CifarLayout.SHAPE, labels, (consumer) -> {
			for (RecordFile file : files) {
				forEach(file, consumer);
			}
		});
	}

	private void forEach(RecordFile file, RowConsumer consumer) throws IOException {
		float[] row = new float[CifarLayout.SHAPE.size()];
		file.forEach(this.layout.recordLength(), (index, record) -> {
			for (int i = 0; i < row.length; i++) {
				row[i] = record[this.layout.labelBytes() + i] & 0xFF;
			}
			consumer.accept(row);
		});
	}

}
