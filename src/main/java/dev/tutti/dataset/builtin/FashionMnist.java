package dev.tutti.dataset.builtin;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.tutti.array.IdxFile;
import dev.tutti.array.MalformedFileException;
import dev.tutti.dataset.Dataset;
import dev.tutti.dataset.DatasetProperties;
import dev.tutti.dataset.DatasetUnavailableException;
import dev.tutti.dataset.Examples;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.content.ByteExamples;
import dev.tutti.dataset.content.Content;
import dev.tutti.dataset.content.DatasetSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Fashion-MNIST (Xiao, Rasul and Vollgraf, 2017): 70,000 images of 28 x 28. Its four IDX
 * files are searched in the configured folder, in the folder of Debian's package and in
 * the data folder, and otherwise downloaded to the latter.
 */
@Component
class FashionMnist implements DatasetSource {

	static final String NAME = "fashion-mnist";

	private static final Path DEBIAN = Path.of("/usr/share/datasets/fashion-mnist");

	private static final Shape SHAPE = new Shape(1, 28, 28);

	private static final int MAXIMUM = 255;

	private static final int MOST_BYTES = 64 << 20;

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final List<String> CLASSES = List.of("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal",
			"Shirt", "Sneaker", "Bag", "Ankle boot");

	private static final String SHA256 = "35e9eff785d1d55050f5aee30c3f059cfa5f22f19ea998e3d2fccd20c6a6afdc";

	/** The files of each split, images first. */
	private static final Map<Split, List<DataFile>> FILES = Map.of(Split.TRAIN, List.of(
			new DataFile("train-images-idx3-ubyte", "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888"),
			new DataFile(
					"train-labels-idx1-ubyte", "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9")),
			Split.TEST,
			List.of(new DataFile("t10k-images-idx3-ubyte",
					"5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b"),
					new DataFile("t10k-labels-idx1-ubyte",
							"0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34")));

	private final Map<Split, List<DataFile>> files;

	private final List<Path> folders;

	private final Path downloads;

	private final DatasetProperties properties;

	private final Download download = new Download(PATIENCE);

	@Autowired
	FashionMnist(DatasetProperties properties) {
		this(properties, DEBIAN, FILES);
	}

	FashionMnist(DatasetProperties properties, Path systemFolder, Map<Split, List<DataFile>> files) {
		this.properties = properties;
		this.files = files;
		this.downloads = properties.folder().resolve(NAME);
		this.folders = Stream
			.of(Optional.ofNullable(properties.fashionMnist()), Optional.of(systemFolder), Optional.of(this.downloads))
			.flatMap(Optional::stream)
			.toList();
	}

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public Dataset describe() {
		boolean present = this.files.values().stream().flatMap(List::stream).allMatch((file) -> find(file).isPresent());
		return new Dataset(NAME, "Fashion-MNIST: Zalando's articles, 28x28", "MIT", SHA256, SHAPE, CLASSES,
				Map.of(Split.TRAIN, 60000, Split.TEST, 10000), Set.of(), present);
	}

	@Override
	public Map<Split, Examples> load() {
		return Map.copyOf(splits());
	}

	@Override
	public Optional<int[]> loadLabels(Split split) {
		return Optional.of(toInts(values(Objects.requireNonNull(this.files.get(split)).get(1))));
	}

	/** Reads the files; a damaged file is treated as missing. */
	Map<Split, ByteExamples> splits() {
		Map<Split, ByteExamples> splits = new TreeMap<>();
		this.files.forEach((split, pair) -> {
			byte[] images = values(pair.get(0));
			byte[] labels = values(pair.get(1));
			splits.put(split, new ByteExamples(SHAPE, images, MAXIMUM, toInts(labels)));
		});
		return splits;
	}

	private byte[] values(DataFile file) {
		Path path = find(file).orElseGet(() -> fetch(file));
		try {
			byte[] content = IdxFile.unpack(path.toString(), Files.readAllBytes(path));
			file.check(path.toString(), content);
			return IdxFile.open(path.toString(), new ByteArrayInputStream(content)).readAll();
		}
		catch (MalformedFileException ex) {
			throw new DatasetUnavailableException(ex.getMessage() + " Delete it to download it again.");
		}
		catch (IOException ex) {
			throw new DatasetUnavailableException("%s cannot be read: %s.".formatted(path, ex.getMessage()));
		}
	}

	private Optional<Path> find(DataFile file) {
		return this.folders.stream()
			.flatMap((folder) -> Stream.of(folder.resolve(file.name()), folder.resolve(file.packedName())))
			.filter((path) -> Files.isRegularFile(path) && Files.isReadable(path))
			.findFirst();
	}

	private Path fetch(DataFile file) {
		if (!this.properties.download()) {
			throw new DatasetUnavailableException(
					"%s is in none of %s, and downloads are disabled. Put Fashion-MNIST's four files into one of these folders."
						.formatted(file.packedName(), this.folders));
		}
		Path path = this.downloads.resolve(file.packedName());
		this.download.fetch(this.properties.fashionMnistAddress().resolve(file.packedName()), path, MOST_BYTES,
				(content) -> file.check(file.packedName(), IdxFile.unpack(file.packedName(), content)));
		return path;
	}

	private static int[] toInts(byte[] labels) {
		int[] ints = new int[labels.length];
		for (int i = 0; i < ints.length; i++) {
			ints[i] = labels[i] & 0xFF;
		}
		return ints;
	}

	/**
	 * One of the four files.
	 *
	 * @param sha256 of its content, uncompressed, as compressed files differ
	 */
	record DataFile(String name, String sha256) {

		String packedName() {
			return this.name + ".gz";
		}

		void check(String where, byte[] content) {
			String found = Content.sha256(content);
			if (!found.equals(this.sha256)) {
				throw new DatasetUnavailableException(
						"%s differs from the published file: the SHA-256 of its decompressed content should be %s but is %s. Delete it to download it again."
							.formatted(where, this.sha256, found));
			}
		}

	}

}
