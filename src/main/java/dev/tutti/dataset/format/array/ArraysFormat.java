package dev.tutti.dataset.format.array;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import dev.tutti.array.IdxFile;
import dev.tutti.array.LabelledArray;
import dev.tutti.array.NpyArray;
import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.dataset.upload.RawSplit;
import dev.tutti.dataset.upload.RawSplit.RowConsumer;
import dev.tutti.dataset.upload.UploadedFile;
import org.jspecify.annotations.Nullable;

/** Features and labels of each split in files of their own: IDX or NPY. */
public final class ArraysFormat {

	private static final byte[] IDX = { 0, 0, 8 };

	private static final byte[] NPY = { (byte) 0x93, 'N', 'U', 'M' };

	/** Numbers of channels that an image can have, first or last in its shape. */
	private static final List<Integer> CHANNELS = List.of(1, 3, 4);

	private final @Nullable Shape given;

	private boolean bytes = true;

	private ArraysFormat(@Nullable Shape given) {
		this.given = given;
	}

	public static boolean isArray(UploadedFile file) throws IOException {
		return file.startsWith(IDX) || file.startsWith(NPY);
	}

	/**
	 * Reads the labels and inspects the features.
	 * @param shape of an example, if it differs from the array's
	 */
	public static ParsedDataset read(List<UploadedFile> files, @Nullable List<String> classes, @Nullable Shape shape)
			throws IOException {
		ArraysFormat format = new ArraysFormat(shape);
		Map<Split, RawSplit> splits = new TreeMap<>();
		for (Split split : List.of(Split.TRAIN, Split.TEST)) {
			splits.put(split, format.split(pick(files, split, false), pick(files, split, true)));
		}
		return new ParsedDataset((classes != null) ? classes : ParsedDataset.numbered(splits.values()), format.bytes,
				splits, "arrays");
	}

	private static UploadedFile pick(List<UploadedFile> files, Split split, boolean labels) {
		List<UploadedFile> found = files.stream()
			.filter((file) -> Split.TEST.equals(split) ? file.isTest() : file.isTrain() && !file.isTest())
			.filter((file) -> file.isLabels() == labels)
			.toList();
		if (found.size() != 1) {
			throw new InvalidDatasetException(
					"%s files have the %s of the %s split; exactly one is expected. The parts are trainImages, trainLabels, testImages and testLabels, or files with names like train-images and t10k-labels, x_train and y_test."
						.formatted(found.isEmpty() ? "No" : "Several", labels ? "labels" : "features", split.name()));
		}
		return found.get(0);
	}

	private RawSplit split(UploadedFile features, UploadedFile labels) throws IOException {
		int[] read;
		try (InputStream in = labels.open()) {
			read = open(labels, in).readInts(ParsedDataset.MOST_EXAMPLES);
		}
		int[] shape;
		try (InputStream in = features.open()) {
			LabelledArray array = open(features, in);
			shape = array.shape();
			this.bytes &= array.isUnsignedByte();
		}
		if (shape.length < 2 || read.length == 0 || shape[0] != read.length) {
			throw new InvalidDatasetException(
					"%s has the shape %s, and %s has %d labels: one label per example is expected."
						.formatted(features.name(), Arrays.toString(shape), labels.name(), read.length));
		}
		long size = IntStream.of(shape).skip(1).asLongStream().reduce(1, Math::multiplyExact);
		if (size < 1 || size > ParsedDataset.MOST_FEATURES) {
			throw new InvalidDatasetException("%s has %d features per example; 1 to %d are allowed."
				.formatted(features.name(), size, ParsedDataset.MOST_FEATURES));
		}
		boolean last = isChannelsLast(shape);
		Shape example = (this.given != null) ? this.given.of(features.name(), (int) size) : example(shape, last);
		return new RawSplit(example, read, (consumer) -> forEach(features, example, read.length, last, consumer));
	}

	private static void forEach(UploadedFile file, Shape shape, int examples, boolean channelsLast,
			RowConsumer consumer) throws IOException {
		float[] row = new float[shape.size()];
		float[] turned = new float[row.length];
		try (InputStream in = file.open()) {
			LabelledArray array = open(file, in);
			for (int i = 0; i < examples; i++) {
				array.read(row);
				if (channelsLast) {
					turn(row, shape.channels(), turned);
				}
				consumer.accept(channelsLast ? turned : row);
			}
			array.end();
		}
	}

	private static LabelledArray open(UploadedFile file, InputStream in) throws IOException {
		return file.startsWith(IDX) ? IdxFile.open(file.name(), in) : NpyArray.open(file.name(), in);
	}

	/** Channels last, as in Keras, unless only channels first makes an image. */
	private static boolean isChannelsLast(int[] shape) {
		return shape.length == 4 && (CHANNELS.contains(shape[3]) || !CHANNELS.contains(shape[1]));
	}

	private static Shape example(int[] shape, boolean channelsLast) {
		return switch (shape.length) {
			case 2 -> new Shape(1, 1, shape[1]);
			case 3 -> new Shape(1, shape[1], shape[2]);
			case 4 -> channelsLast ? new Shape(shape[3], shape[1], shape[2]) : new Shape(shape[1], shape[2], shape[3]);
			default ->
				throw new InvalidDatasetException("Features have the shape %s; two to four dimensions are supported."
					.formatted(Arrays.toString(shape)));
		};
	}

	private static void turn(float[] row, int channels, float[] into) {
		int pixels = row.length / channels;
		for (int pixel = 0; pixel < pixels; pixel++) {
			for (int channel = 0; channel < channels; channel++) {
				into[channel * pixels + pixel] = row[pixel * channels + channel];
			}
		}
	}

}
