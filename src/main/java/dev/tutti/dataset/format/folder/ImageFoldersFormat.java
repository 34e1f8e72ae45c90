package dev.tutti.dataset.format.folder;

import java.io.IOException;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.TextKeys;
import dev.tutti.dataset.format.folder.LabelledImages.LabelledImage;
import dev.tutti.dataset.image.ImageFileReader;
import dev.tutti.dataset.image.ImageShapes;
import dev.tutti.dataset.upload.ClassNames;
import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.dataset.upload.RawSplit;
import dev.tutti.dataset.upload.RawSplit.RowConsumer;
import dev.tutti.dataset.upload.TestShare;
import dev.tutti.dataset.upload.Understood;
import dev.tutti.dataset.upload.UploadOptions;
import dev.tutti.dataset.upload.UploadedFile;
import dev.tutti.web.Warning;

/**
 * A zip of images, one folder per class, which may lie in folders of splits. Examples are
 * in the order of torchvision's ImageFolder: by class, then the folder's whole path, then
 * the file's name, each by code point.
 */
public final class ImageFoldersFormat {

	private final UploadedFile file;

	private final UploadOptions options;

	private ImageFoldersFormat(UploadedFile file, UploadOptions options) {
		this.file = file;
		this.options = options;
	}

	/**
	 * Reads the paths and the headers of all images.
	 * @throws InvalidDatasetException if the folders cannot be understood, or the images
	 * are of unlike size
	 */
	public static ParsedDataset read(UploadedFile file, UploadOptions options) throws IOException {
		return new ImageFoldersFormat(file, options).read();
	}

	private ParsedDataset read() throws IOException {
		try (ImageZip zip = new ImageZip(this.file)) {
			LabelledImages labelled = LabelledImages.read(this.file.name(), zip, this.options.splits());
			ClassNames classes = ClassNames.ofFolders(labelled.classes(), this.options.classes());
			if (classes.classes().size() == 1) {
				throw new InvalidDatasetException(
						"All images of %s are of the class '%s'; a dataset has at least 2. The outermost folder, below the split's if there is one, is the class."
							.formatted(this.file.name(), classes.classes().get(0)));
			}
			Shape shape = shape(zip, labelled);
			return new ParsedDataset(classes.classes(), true, splits(labelled, classes, shape),
					Understood.of("folders")
						.withOrder("imagefolder")
						.withPassedOver(labelled.passedOver())
						.withMergedClasses(classes.merged()),
					labelled.splits().containsKey(Split.TRAIN) ? List.of() : List.of(evaluatedAlone(labelled)));
		}
	}

	private Warning evaluatedAlone(LabelledImages labelled) {
		return new Warning("no-train-split",
				"%s holds %s and no train split, as its folders or its name say: nothing can be trained on this dataset. Send it with a folder train/, or under another name, to train on it."
					.formatted(this.file.name(),
							labelled.splits().keySet().stream().map(Split::name).collect(Collectors.joining(", "))));
	}

	private SortedMap<Split, RawSplit> splits(LabelledImages labelled, ClassNames classes, Shape shape) {
		SortedMap<Split, RawSplit> splits = new TreeMap<>();
		labelled.splits().forEach((split, images) -> splits.put(split, split(sort(images, classes), classes, shape)));
		if (splits.keySet().stream().allMatch(Split::isTrain)) {
			splits.putAll(draw(sort(labelled.splits().getOrDefault(Split.TRAIN, List.of()), classes), classes, shape));
		}
		return splits;
	}

	private Shape shape(ImageZip zip, LabelledImages labelled) throws IOException {
		ImageShapes shapes = new ImageShapes(this.options.resize());
		try (ImageFileReader reader = new ImageFileReader(this.options.resize())) {
			for (List<LabelledImage> images : labelled.splits().values()) {
				for (LabelledImage each : images) {
					ArchivePath path = each.image().path();
					shapes.add(path.path(), reader.shape(path.path(), zip.image(path)));
				}
			}
		}
		return shapes.shape();
	}

	/** The test split, drawn from train, and what is left. */
	private Map<Split, RawSplit> draw(List<LabelledImage> images, ClassNames classes, Shape shape) {
		int[] labels = labels(images, classes);
		BitSet test = TestShare.draw(labels, classes.classes().size(), this.options.shareOfTest());
		BitSet train = new BitSet();
		train.set(0, labels.length);
		train.andNot(test);
		return Map.of(Split.TRAIN, split(train.stream().mapToObj(images::get).toList(), classes, shape), Split.TEST,
				split(test.stream().mapToObj(images::get).toList(), classes, shape));
	}

	private RawSplit split(List<LabelledImage> images, ClassNames classes, Shape shape) {
		return new RawSplit(shape, (images.get(0).className() != null) ? labels(images, classes) : null,
				TextKeys.of(images.stream().map((each) -> each.image().key()).toList()),
				(consumer) -> forEach(images, shape, consumer));
	}

	private static int[] labels(List<LabelledImage> images, ClassNames classes) {
		return images.stream().mapToInt((each) -> classes.label(Objects.requireNonNull(each.className()))).toArray();
	}

	private static List<LabelledImage> sort(List<LabelledImage> images, ClassNames classes) {
		Comparator<LabelledImage> byClass = Comparator
			.comparingInt((each) -> (each.className() != null) ? classes.label(each.className()) : 0);
		return images.stream().sorted(byClass.thenComparing(LabelledImage::image, ImagePath.ORDER)).toList();
	}

	private void forEach(List<LabelledImage> images, Shape shape, RowConsumer consumer) throws IOException {
		float[] features = new float[shape.size()];
		try (ImageZip zip = new ImageZip(this.file);
				ImageFileReader reader = new ImageFileReader(this.options.resize())) {
			for (LabelledImage each : images) {
				ArchivePath path = each.image().path();
				reader.read(path.path(), zip.image(path), shape, features);
				consumer.accept(features);
			}
		}
	}

}
