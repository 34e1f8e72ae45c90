package dev.tutti.dataset.format.record;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import dev.tutti.array.MalformedFileException;
import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.dataset.upload.RawSplit;
import dev.tutti.dataset.upload.RawSplit.RowConsumer;
import dev.tutti.dataset.upload.UploadedFile;
import org.jspecify.annotations.Nullable;

/**
 * The binary version of CIFAR-10 and CIFAR-100 (Krizhevsky, 2009): records of a label, or
 * of a coarse and a fine one, and 3 x 32 x 32 bytes.
 */
public final class CifarFormat {

	private static final Shape SHAPE = new Shape(3, 32, 32);

	private static final List<String> CLASSES_OF_10 = List.of("airplane", "automobile", "bird", "cat", "deer", "dog",
			"frog", "horse", "ship", "truck");

	/** Bytes before the pixels; the last is the label. */
	private final int labelBytes;

	private CifarFormat(int labelBytes) {
		this.labelBytes = labelBytes;
	}

	public static boolean isCifar(UploadedFile file) {
		String name = file.name().toLowerCase(Locale.ROOT);
		return name.endsWith(".bin") || name.endsWith(".bin.gz");
	}

	/** Reads the labels of all files: those named test are the test split. */
	public static ParsedDataset read(List<UploadedFile> files, @Nullable List<String> classes) throws IOException {
		boolean hundred = files.stream().anyMatch((file) -> file.name().startsWith("train"));
		CifarFormat format = new CifarFormat(hundred ? 2 : 1);
		Map<Split, RawSplit> splits = new TreeMap<>();
		for (Split split : List.of(Split.TRAIN, Split.TEST)) {
			List<UploadedFile> parts = files.stream()
				.filter((file) -> file.isTest() == Split.TEST.equals(split))
				.sorted(Comparator.comparing(UploadedFile::name))
				.toList();
			if (parts.isEmpty()) {
				throw new InvalidDatasetException("No file has the " + split.name()
						+ " split. CIFAR-10 has data_batch_1.bin to data_batch_5.bin and test_batch.bin, CIFAR-100 train.bin and test.bin.");
			}
			splits.put(split, format.split(parts));
		}
		return new ParsedDataset(
				(classes != null) ? classes : hundred ? ParsedDataset.numbered(splits.values()) : CLASSES_OF_10, true,
				splits, "cifar");
	}

	private RawSplit split(List<UploadedFile> files) throws IOException {
		List<int[]> labels = new ArrayList<>();
		for (UploadedFile file : files) {
			labels.add(labels(file));
		}
		return new RawSplit(SHAPE, labels.stream().flatMapToInt(Arrays::stream).toArray(), (consumer) -> {
			for (UploadedFile file : files) {
				forEach(file, consumer);
			}
		});
	}

	private int[] labels(UploadedFile file) throws IOException {
		int[] labels = new int[1024];
		int count = 0;
		try (InputStream in = file.open()) {
			byte[] record = new byte[this.labelBytes + SHAPE.size()];
			while (next(file, in, record)) {
				if (count == labels.length) {
					labels = Arrays.copyOf(labels, count * 2);
				}
				labels[count++] = record[this.labelBytes - 1] & 0xFF;
			}
		}
		return Arrays.copyOf(labels, count);
	}

	private void forEach(UploadedFile file, RowConsumer consumer) throws IOException {
		float[] row = new float[SHAPE.size()];
		try (InputStream in = file.open()) {
			byte[] record = new byte[this.labelBytes + SHAPE.size()];
			while (next(file, in, record)) {
				for (int i = 0; i < row.length; i++) {
					row[i] = record[this.labelBytes + i] & 0xFF;
				}
				consumer.accept(row);
			}
		}
	}

	private static boolean next(UploadedFile file, InputStream in, byte[] record) throws IOException {
		int read = in.readNBytes(record, 0, record.length);
		if (read > 0 && read < record.length) {
			throw new MalformedFileException("%s is truncated: records have %d bytes, the last one has %d."
				.formatted(file.name(), record.length, read));
		}
		return read > 0;
	}

}
