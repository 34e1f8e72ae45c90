package dev.tutti.dataset.format.folder;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import dev.tutti.array.MalformedFileException;
import dev.tutti.dataset.DatasetTooLargeException;
import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.TextKeys;
import dev.tutti.dataset.image.ImageFileReader;
import dev.tutti.dataset.image.ImageShapes;
import dev.tutti.dataset.upload.ClassNames;
import dev.tutti.dataset.upload.DecompressedStream;
import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.dataset.upload.RawSplit;
import dev.tutti.dataset.upload.RawSplit.RowConsumer;
import dev.tutti.dataset.upload.TestShare;
import dev.tutti.dataset.upload.UploadOptions;
import dev.tutti.dataset.upload.UploadedFile;

/**
 * A zip of images, one folder per class, which may lie in folders train and test.
 * Examples are in the order of their paths.
 */
public final class ImageFoldersFormat {

	private final UploadedFile file;

	private final UploadOptions options;

	private ImageFoldersFormat(UploadedFile file, UploadOptions options) {
		this.file = file;
		this.options = options;
	}

	/** Reads the paths and the headers of all images. */
	public static ParsedDataset read(UploadedFile file, UploadOptions options) throws IOException {
		return new ImageFoldersFormat(file, options).read();
	}

	private ParsedDataset read() throws IOException {
		List<ImagePath> paths;
		Shape shape;
		try (ZipFile zip = open(this.file)) {
			paths = paths(zip);
			shape = shape(zip, paths);
		}
		ClassNames classes = ClassNames.ofFolders(paths.stream().map(ImagePath::className).distinct().toList(),
				this.options.classes());
		int[] labels = paths.stream().mapToInt((path) -> classes.label(path.className())).toArray();
		BitSet test = test(paths, labels, classes.classes().size());
		BitSet train = new BitSet();
		train.set(0, labels.length);
		train.andNot(test);
		Map<Split, RawSplit> splits = new TreeMap<>();
		splits.put(Split.TRAIN, split(paths, labels, train, shape));
		splits.put(Split.TEST, split(paths, labels, test, shape));
		return new ParsedDataset(classes.classes(), true, splits, "folders");
	}

	private List<ImagePath> paths(ZipFile zip) {
		List<ImagePath> paths = new ArrayList<>();
		zip.stream()
			.filter((entry) -> !entry.isDirectory())
			.map((entry) -> ImagePath.of(this.file.name(), entry.getName()))
			.filter((path) -> !path.isHidden())
			.sorted(Comparator.comparing(ImagePath::path))
			.forEach(paths::add);
		if (paths.isEmpty()) {
			throw new InvalidDatasetException(this.file.name() + " has no images in it.");
		}
		return paths;
	}

	private Shape shape(ZipFile zip, List<ImagePath> paths) throws IOException {
		ImageShapes shapes = new ImageShapes(null);
		try (ImageFileReader reader = new ImageFileReader(null)) {
			for (ImagePath path : paths) {
				shapes.add(path.path(), reader.shape(path.path(), bytes(zip, path)));
			}
		}
		return shapes.shape();
	}

	private BitSet test(List<ImagePath> paths, int[] labels, int classes) {
		long withSplit = paths.stream().filter((path) -> path.split() != null).count();
		if (withSplit == 0) {
			return TestShare.draw(labels, classes, this.options.shareOfTest());
		}
		BitSet test = new BitSet();
		for (int i = 0; i < labels.length; i++) {
			Split split = paths.get(i).split();
			if (split == null) {
				throw new InvalidDatasetException(
						paths.get(i).path() + " is neither in train nor in test, as others are.");
			}
			test.set(i, Split.TEST.equals(split));
		}
		return test;
	}

	private RawSplit split(List<ImagePath> paths, int[] labels, BitSet rows, Shape shape) {
		return new RawSplit(shape, rows.stream().map((row) -> labels[row]).toArray(),
				TextKeys.of(rows.stream().mapToObj((row) -> paths.get(row).path()).toList()),
				(consumer) -> forEach(rows.stream().mapToObj(paths::get).toList(), shape, consumer));
	}

	private void forEach(List<ImagePath> paths, Shape shape, RowConsumer consumer) throws IOException {
		float[] features = new float[shape.size()];
		try (ZipFile zip = open(this.file); ImageFileReader reader = new ImageFileReader(null)) {
			for (ImagePath path : paths) {
				reader.read(path.path(), bytes(zip, path), shape, features);
				consumer.accept(features);
			}
		}
	}

	private byte[] bytes(ZipFile zip, ImagePath path) throws IOException {
		try (InputStream in = DecompressedStream.of(path.path(), zip.getInputStream(new ZipEntry(path.path())),
				this.file.mostBytes())) {
			return ImageFileReader.bytes(path.path(), in);
		}
	}

	public static ZipFile open(UploadedFile file) throws IOException {
		try {
			ZipFile zip = new ZipFile(file.path().toFile());
			if (zip.size() > ParsedDataset.MOST_EXAMPLES) {
				zip.close();
				throw new DatasetTooLargeException("%s has %d entries; the maximum is %d.".formatted(file.name(),
						zip.size(), ParsedDataset.MOST_EXAMPLES));
			}
			return zip;
		}
		catch (ZipException ex) {
			throw new MalformedFileException(
					"%s is a truncated or damaged zip file (%s).".formatted(file.name(), ex.getMessage()));
		}
	}

}
