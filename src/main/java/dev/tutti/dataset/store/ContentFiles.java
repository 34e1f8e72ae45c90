package dev.tutti.dataset.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;

import dev.tutti.array.NpyArray;
import dev.tutti.dataset.DatasetTooLargeException;
import dev.tutti.dataset.Keys;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.content.ByteExamples;
import dev.tutti.dataset.content.Content;
import dev.tutti.dataset.content.Encoding;
import dev.tutti.dataset.content.ExampleHashes;
import dev.tutti.dataset.content.FeatureBuffer;
import dev.tutti.dataset.content.FloatExamples;
import dev.tutti.dataset.content.StoredExamples;
import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.dataset.upload.RawSplit;

/**
 * The content of a stored dataset: for each split, here train, {@code train-features.npy}
 * and {@code train-labels.npy}, which NumPy opens, and {@code train-keys.ndjson} where
 * the keys are not the positions. {@code train-hashes.npy} has the hash of each example,
 * where there are features.
 *
 * @param folder where they are
 */
record ContentFiles(Path folder) {

	private static final int BUFFER = 1 << 20;

	/**
	 * Writes the content and flushes it to disk.
	 * @param mostBytes the maximum file size
	 * @return the identity of the content
	 */
	String write(ParsedDataset raw, Encoding encoding, long mostBytes) throws IOException {
		Content content = new Content(raw.classes());
		for (Map.Entry<Split, RawSplit> entry : raw.splits().entrySet()) {
			Split split = entry.getKey();
			RawSplit part = entry.getValue();
			content.split(split, part.shape(), encoding.type(), part.examples(), part.labels());
			if (part.labels() != null) {
				writeLabels(split, part.labels());
			}
			content.keys(part.keys());
			keysFile(split).write(part.keys());
			writeFeatures(split, part, encoding, mostBytes, content);
		}
		return content.sha256();
	}

	private void writeLabels(Split split, int[] labels) throws IOException {
		ByteBuffer bytes = ByteBuffer.allocate(labels.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
		bytes.asIntBuffer().put(labels);
		try (FileChannel channel = create(labelsFile(split))) {
			write(channel, ByteBuffer.wrap(NpyArray.header("<i4", labels.length)));
			write(channel, bytes);
			channel.force(true);
		}
	}

	private void writeFeatures(Split split, RawSplit part, Encoding encoding, long mostBytes, Content content)
			throws IOException {
		Shape shape = part.shape();
		int examples = part.examples();
		long bytes = (long) examples * shape.size() * encoding.width();
		if (bytes > mostBytes || (long) examples * shape.size() > Integer.MAX_VALUE - Long.BYTES) {
			throw new DatasetTooLargeException("The features of the %s split take %d bytes; the maximum is %d."
				.formatted(split.name(), bytes, mostBytes));
		}
		int width = shape.size() * encoding.width();
		ExampleHashes.Hasher hasher = new ExampleHashes.Hasher(examples, Math.max(1, width));
		try (FileChannel channel = create(featuresFile(split))) {
			write(channel, ByteBuffer
				.wrap(NpyArray.header(encoding.npyType(), examples, shape.channels(), shape.height(), shape.width())));
			FeatureBuffer buffer = new FeatureBuffer(encoding, Math.max(BUFFER, width), (full) -> {
				content.features(full.duplicate());
				hasher.accept(full);
				write(channel, full);
			});
			part.rows().forEach(buffer::add);
			buffer.flush();
			channel.force(true);
			buffer.check(examples);
		}
		if (width > 0) {
			hashesFile(split).write(hasher.finish());
		}
	}

	/** Reads the content. */
	Map<Split, StoredExamples> read(StoredDataset dataset) throws IOException {
		Map<Split, StoredExamples> splits = new TreeMap<>();
		for (Map.Entry<Split, Integer> entry : dataset.splits().entrySet()) {
			splits.put(entry.getKey(), read(dataset, entry.getKey(), entry.getValue()));
		}
		return splits;
	}

	/** Reads the labels of a split alone. */
	int[] readLabels(Split split, int examples) throws IOException {
		Path file = labelsFile(split);
		try (InputStream in = Files.newInputStream(file)) {
			return NpyArray.open(file.toString(), in).readInts(examples);
		}
	}

	/** Reads the keys of a split alone. */
	Keys readKeys(Split split, int examples) throws IOException {
		return keysFile(split).read(examples);
	}

	private StoredExamples read(StoredDataset dataset, Split split, int examples) throws IOException {
		Shape shape = dataset.exampleShape();
		boolean labelled = dataset.hasLabels(split);
		int[] labels = labelled ? readLabels(split, examples) : new int[examples];
		Path file = featuresFile(split);
		try (InputStream in = Files.newInputStream(file)) {
			NpyArray array = NpyArray.open(file.toString(), in);
			int values = Math.multiplyExact(examples, shape.size());
			if (dataset.bytes()) {
				return new ByteExamples(shape, in.readNBytes(values), dataset.maximum(), labels, labelled);
			}
			float[] floats = new float[values];
			array.read(floats);
			return new FloatExamples(shape, floats, labels, labelled);
		}
	}

	/** Where the hashes of a split's examples are. */
	HashesFile hashesFile(Split split) {
		return new HashesFile(this.folder.resolve(split.name() + "-hashes.npy"));
	}

	private KeysFile keysFile(Split split) {
		return new KeysFile(this.folder.resolve(split.name() + "-keys.ndjson"));
	}

	private Path labelsFile(Split split) {
		return this.folder.resolve(split.name() + "-labels.npy");
	}

	private Path featuresFile(Split split) {
		return this.folder.resolve(split.name() + "-features.npy");
	}

	private static FileChannel create(Path file) throws IOException {
		return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
	}

	private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
		while (bytes.hasRemaining()) {
			channel.write(bytes);
		}
	}

}
