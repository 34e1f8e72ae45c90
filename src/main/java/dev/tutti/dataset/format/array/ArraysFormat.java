package dev.tutti.dataset.format.array;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

import dev.tutti.array.IdxFile;
import dev.tutti.array.MalformedFileException;
import dev.tutti.array.NpyArray;
import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.Keys;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.upload.ArrayName;
import dev.tutti.dataset.upload.ClassNumbers;
import dev.tutti.dataset.upload.DrawnSplits;
import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.dataset.upload.RawSplit;
import dev.tutti.dataset.upload.SplitWords;
import dev.tutti.dataset.upload.Understood;
import dev.tutti.dataset.upload.Understood.PassedOver;
import dev.tutti.dataset.upload.UploadOptions;
import dev.tutti.dataset.upload.UploadedFile;

/** Features and labels of each split in arrays of their own: IDX, NPY, NPZ. */
public final class ArraysFormat {

	private static final int START = 8;

	private final UploadOptions options;

	private final Path work;

	private final List<ArraySource> sources = new ArrayList<>();

	private final List<PassedOver> passedOver = new ArrayList<>();

	private final SortedSet<String> formats = new TreeSet<>();

	private final SortedMap<Split, Features> features = new TreeMap<>();

	private final SortedMap<Split, Labels> labels = new TreeMap<>();

	private ArraysFormat(UploadOptions options, Path work) {
		this.options = options;
		this.work = work;
	}

	/** Whether a file is an array, or an archive of arrays. */
	public static boolean isArray(UploadedFile file) throws IOException {
		return isNpy(file) || isIdx(file) || NpzFile.isNpz(file);
	}

	/**
	 * Reads the labels and inspects the features.
	 * @param files of which others than arrays are passed over
	 * @param work a folder for what is rewritten
	 */
	public static ParsedDataset read(List<UploadedFile> files, UploadOptions options, Path work) throws IOException {
		ArraysFormat format = new ArraysFormat(options, work);
		for (UploadedFile file : files) {
			format.add(file);
		}
		format.checkOthers();
		ArrayRoles roles = ArrayRoles.of(format.sources, options);
		if (roles.pairs().isEmpty()) {
			throw format.withoutFeatures();
		}
		format.passedOver.addAll(roles.passedOver());
		for (Map.Entry<Split, ArrayPair> pair : roles.pairs().entrySet()) {
			format.inspect(pair.getKey(), pair.getValue());
		}
		return format.dataset();
	}

	private void add(UploadedFile file) throws IOException {
		SplitWords words = new SplitWords(this.options.splits());
		if (NpzFile.isNpz(file)) {
			NpzFile npz = new NpzFile(file);
			this.sources.addAll(npz.arrays(words));
			this.passedOver.addAll(npz.others());
			this.formats.add("npz");
		}
		else if (isNpy(file) || isIdx(file)) {
			this.sources.add(new ArraySource(file.name(), ArrayName.of(file.name(), words), file::open));
			this.formats.add(isNpy(file) ? "npy" : "idx");
		}
		else {
			this.passedOver.add(new PassedOver(file.name(), "not an array"));
		}
	}

	/** Refuses labels that are no array, unless an array holds them too. */
	private void checkOthers() {
		for (PassedOver other : this.passedOver) {
			ArrayName name = ArrayName.of(other.name(), new SplitWords(this.options.splits()));
			boolean held = this.sources.stream()
				.map(ArraySource::name)
				.anyMatch((each) -> each.isLabels() && (name.split().isEmpty() || each.split().equals(name.split())));
			if (name.isLabels() && !held) {
				throw new MalformedFileException(
						"%s is no array, though its name says labels and the files beside it are arrays. Save it with numpy.save, or leave it out."
							.formatted(other.name()));
			}
		}
	}

	/**
	 * The refusal where no name says features; an array that cannot be read is the cause.
	 */
	private InvalidDatasetException withoutFeatures() throws IOException {
		for (ArraySource source : this.sources) {
			source.shape();
		}
		return new InvalidDatasetException("No array has features; the arrays are called %s.%s"
			.formatted(ArrayRoles.titles(this.sources), ArrayRoles.NAMES));
	}

	private void inspect(Split split, ArrayPair pair) throws IOException {
		Features inspected = Features.of(pair.features(), this.options.shape(), this.work);
		if (pair.labels() != null) {
			inspected.check(pair.labels());
			this.labels.put(split, Labels.of(pair.labels(), this.work));
		}
		this.features.put(split, inspected);
	}

	private ParsedDataset dataset() {
		SortedMap<Split, RawSplit> splits = new TreeMap<>();
		this.features.forEach((split, each) -> {
			Labels read = this.labels.get(split);
			splits.put(split, new RawSplit(each.axes().shape(), (read != null) ? read.values() : null,
					Keys.positions(each.examples()), each::forEach));
		});
		List<String> classes = classes(splits);
		ImageAxes axes = this.features.values().iterator().next().axes();
		Understood understood = Understood.of((this.formats.size() == 1) ? this.formats.first() : "arrays")
			.withShape(axes.shape().toString())
			.withChannels(axes.order())
			.withOrder("file")
			.withPassedOver(this.passedOver);
		return new ParsedDataset(classes, this.features.values().stream().allMatch(Features::bytes),
				DrawnSplits.complete(splits, classes.size(), this.options), understood,
				ClassNumbers.warnings(classes, splits.values()));
	}

	private List<String> classes(SortedMap<Split, RawSplit> splits) {
		int[] columns = this.labels.values().stream().mapToInt(Labels::columns).filter((each) -> each > 0).toArray();
		int known = (this.options.classes() != null) ? this.options.classes().size()
				: IntStream.of(columns).findFirst().orElse(0);
		for (int each : columns) {
			if (each != known) {
				throw new InvalidDatasetException(
						"One-hot labels have %d columns where there are %d classes: each class has a column."
							.formatted(each, known));
			}
		}
		if (this.options.classes() != null) {
			return this.options.classes();
		}
		if (this.labels.isEmpty()) {
			throw new InvalidDatasetException("No array has labels. Name the classes with the parameter classes.");
		}
		List<String> numbered = ParsedDataset.numbered(splits.values());
		return IntStream.range(0, Math.max(known, numbered.size())).mapToObj(Integer::toString).toList();
	}

	private static boolean isNpy(UploadedFile file) throws IOException {
		return NpyArray.isNpy(file.start(START));
	}

	private static boolean isIdx(UploadedFile file) throws IOException {
		if (!IdxFile.isIdx(file.start(START))) {
			return false;
		}
		// records of a dark image may begin as an IDX file does
		return !file.name().toLowerCase(Locale.ROOT).contains(".bin") || isWholeIdx(file);
	}

	private static boolean isWholeIdx(UploadedFile file) throws IOException {
		try (InputStream in = file.open()) {
			IdxFile.open(file.name(), in).skip();
			return true;
		}
		catch (MalformedFileException ex) {
			return false;
		}
	}

}
