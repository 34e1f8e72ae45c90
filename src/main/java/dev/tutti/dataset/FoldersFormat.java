package dev.tutti.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import dev.tutti.dataset.RawDataset.RawSplit;
import dev.tutti.dataset.RawDataset.RowConsumer;

/**
 * A zip of pictures, one folder a class; above them there may be the folders train and
 * test. Examples are in the order of their paths.
 */
final class FoldersFormat {

	private final UploadedFile file;

	private final UploadOptions options;

	private FoldersFormat(UploadedFile file, UploadOptions options) {
		this.file = file;
		this.options = options;
	}

	/** Reads the paths and the headers of all pictures. */
	static RawDataset read(UploadedFile file, UploadOptions options) throws IOException {
		return new FoldersFormat(file, options).read();
	}

	private RawDataset read() throws IOException {
		List<PicturePath> paths;
		Shape shape;
		try (ZipFile zip = open(this.file)) {
			paths = paths(zip);
			shape = shape(zip, paths);
		}
		ClassNames classes = new ClassNames(paths.stream().map(PicturePath::className).distinct().toList(),
				this.options.classes());
		int[] labels = paths.stream().mapToInt((path) -> classes.label(path.className())).toArray();
		BitSet test = test(paths, labels, classes.classes().size());
		BitSet train = new BitSet();
		train.set(0, labels.length);
		train.andNot(test);
		Map<Split, RawSplit> splits = new EnumMap<>(Split.class);
		splits.put(Split.TRAIN, split(paths, labels, train, shape));
		splits.put(Split.TEST, split(paths, labels, test, shape));
		return new RawDataset(classes.classes(), true, splits);
	}

	private List<PicturePath> paths(ZipFile zip) {
		List<PicturePath> paths = new ArrayList<>();
		zip.stream()
			.filter((entry) -> !entry.isDirectory())
			.map((entry) -> PicturePath.of(this.file.name(), entry.getName()))
			.filter((path) -> !path.isHidden())
			.sorted(Comparator.comparing(PicturePath::path))
			.forEach(paths::add);
		if (paths.isEmpty()) {
			throw new InvalidDatasetException(this.file.name() + " has no pictures in it.");
		}
		return paths;
	}

	private Shape shape(ZipFile zip, List<PicturePath> paths) throws IOException {
		Shape shape = null;
		for (PicturePath path : paths) {
			Shape next;
			try (InputStream in = open(zip, path)) {
				next = PictureReader.shape(path.path(), in);
			}
			if ((long) next.height() * next.width() > RawDataset.MOST_FEATURES / 3) {
				throw new InvalidDatasetException("%s is %d pixels wide and %d high; there may be %d pixels at most."
					.formatted(path.path(), next.width(), next.height(), RawDataset.MOST_FEATURES / 3));
			}
			if (shape != null && (shape.height() != next.height() || shape.width() != next.width())) {
				throw new InvalidDatasetException(
						"%s is %d pixels wide and %d high, %s is %d wide and %d high. All pictures must be of one size."
							.formatted(paths.get(0).path(), shape.width(), shape.height(), path.path(), next.width(),
									next.height()));
			}
			shape = (shape == null || next.channels() > shape.channels()) ? next : shape;
		}
		return Objects.requireNonNull(shape);
	}

	private BitSet test(List<PicturePath> paths, int[] labels, int classes) {
		long told = paths.stream().filter((path) -> path.split() != null).count();
		if (told == 0) {
			return this.options.testRows(labels, classes);
		}
		BitSet test = new BitSet();
		for (int i = 0; i < labels.length; i++) {
			Split split = paths.get(i).split();
			if (split == null) {
				throw new InvalidDatasetException(
						paths.get(i).path() + " is neither under train nor under test, as others are.");
			}
			test.set(i, split == Split.TEST);
		}
		return test;
	}

	private RawSplit split(List<PicturePath> paths, int[] labels, BitSet rows, Shape shape) {
		return new RawSplit(shape, rows.stream().map((row) -> labels[row]).toArray(),
				(consumer) -> forEach(rows.stream().mapToObj(paths::get).toList(), shape, consumer));
	}

	private void forEach(List<PicturePath> paths, Shape shape, RowConsumer consumer) throws IOException {
		float[] features = new float[shape.size()];
		try (ZipFile zip = open(this.file)) {
			for (PicturePath path : paths) {
				try (InputStream in = open(zip, path)) {
					PictureReader.read(path.path(), in, shape, features);
				}
				consumer.accept(features);
			}
		}
	}

	private InputStream open(ZipFile zip, PicturePath path) throws IOException {
		return new NamedInputStream(path.path(), zip.getInputStream(new ZipEntry(path.path())), this.file.mostBytes());
	}

	static ZipFile open(UploadedFile file) throws IOException {
		try {
			ZipFile zip = new ZipFile(file.path().toFile());
			if (zip.size() > RawDataset.MOST_EXAMPLES) {
				zip.close();
				throw new DatasetTooLargeException("%s has %d entries, more than the %d that are taken."
					.formatted(file.name(), zip.size(), RawDataset.MOST_EXAMPLES));
			}
			return zip;
		}
		catch (ZipException ex) {
			throw new MalformedFileException(
					"%s is a truncated or damaged zip file (%s).".formatted(file.name(), ex.getMessage()));
		}
	}

}
