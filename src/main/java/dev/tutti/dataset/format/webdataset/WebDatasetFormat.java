package dev.tutti.dataset.format.webdataset;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.format.archive.TarReader;
import dev.tutti.dataset.image.ImageFileReader;
import dev.tutti.dataset.image.ImageShapes;
import dev.tutti.dataset.upload.ClassNumbers;
import dev.tutti.dataset.upload.DrawnSplits;
import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.dataset.upload.RawSplit;
import dev.tutti.dataset.upload.RawSplit.RowConsumer;
import dev.tutti.dataset.upload.SplitFiles;
import dev.tutti.dataset.upload.SplitWords;
import dev.tutti.dataset.upload.Understood;
import dev.tutti.dataset.upload.Understood.PassedOver;
import dev.tutti.dataset.upload.UploadOptions;
import dev.tutti.dataset.upload.UploadedFile;

/**
 * Shards of WebDataset: tar or tar.gz. Those of a split are read in the order of their
 * names, and its examples in the order of the files.
 */
public final class WebDatasetFormat {

	private final UploadOptions options;

	private final ImageShapes shapes;

	private WebDatasetFormat(UploadOptions options) {
		this.options = options;
		this.shapes = new ImageShapes(options.resize());
	}

	/** Whether a file is a tar. */
	public static boolean isTar(UploadedFile file) throws IOException {
		return TarReader.isTar(file.start(TarReader.BLOCK));
	}

	/**
	 * Reads the keys, the labels and the sizes of the images.
	 * @throws InvalidDatasetException if an example is incomplete or its key is not
	 * unique
	 */
	public static ParsedDataset read(List<UploadedFile> files, UploadOptions options) throws IOException {
		for (UploadedFile file : files) {
			if (!isTar(file)) {
				throw new InvalidDatasetException("%s is a tar and %s is not. Send shards of WebDataset alone."
					.formatted(files.get(0).name(), file.name()));
			}
		}
		return new WebDatasetFormat(options).read(files);
	}

	private ParsedDataset read(List<UploadedFile> files) throws IOException {
		SortedMap<Split, List<UploadedFile>> shards = SplitFiles.of(files, new SplitWords(this.options.splits()));
		if (shards.isEmpty()) {
			shards.put(Split.TRAIN, files);
		}
		List<PassedOver> passedOver = new ArrayList<>();
		Map<Split, ShardIndex> indexes = new TreeMap<>();
		try (ImageFileReader images = new ImageFileReader(this.options.resize())) {
			for (Map.Entry<Split, List<UploadedFile>> each : shards.entrySet()) {
				ShardIndex index = new ShardIndex(images, this.shapes);
				for (UploadedFile shard : each.getValue()) {
					index.add(shard);
				}
				indexes.put(each.getKey(), index);
				passedOver.addAll(index.passedOver());
			}
		}
		Shape shape = this.shapes.shape();
		SortedMap<Split, RawSplit> splits = new TreeMap<>();
		indexes.forEach((split, index) -> {
			List<UploadedFile> of = Objects.requireNonNull(shards.get(split));
			splits.put(split,
					new RawSplit(shape, index.labels(), index.keys(), (consumer) -> forEach(of, shape, consumer)));
		});
		if (splits.values().stream().allMatch((split) -> split.labels() == null)) {
			throw new InvalidDatasetException(
					"%s holds images, but neither class folders nor WebDataset's .cls files with their labels."
						.formatted(files.get(0).name()));
		}
		List<String> classes = (this.options.classes() != null) ? this.options.classes()
				: ParsedDataset.numbered(splits.values());
		return new ParsedDataset(classes, true, DrawnSplits.complete(splits, classes.size(), this.options),
				Understood.of("webdataset").withShape(shape.toString()).withOrder("file").withPassedOver(passedOver),
				ClassNumbers.warnings(classes, splits.values()));
	}

	private void forEach(List<UploadedFile> shards, Shape shape, RowConsumer consumer) throws IOException {
		float[] features = new float[shape.size()];
		try (ImageFileReader images = new ImageFileReader(this.options.resize())) {
			for (UploadedFile shard : shards) {
				try (TarReader tar = new TarReader(shard)) {
					for (String path = tar.next(); path != null; path = tar.next()) {
						Member member = Member.find(path);
						if (member != null && member.isImage()) {
							images.read(shard.name() + ": " + path, tar.content(ImageFileReader.MOST_BYTES), shape,
									features);
							consumer.accept(features);
						}
					}
				}
			}
		}
	}

}
