package dev.tutti.dataset.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.tutti.dataset.DatasetProperties;
import dev.tutti.dataset.content.DatasetSource;
import dev.tutti.dataset.content.Encoding;
import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.file.AtomicFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * The datasets that were uploaded: {@code content/<sha256>} holds the examples,
 * {@code uploaded/<name>.json} says what they are. Both are written to a work folder and
 * moved there when complete, content first, and never change after that. A name is looked
 * up on the disk, so that every process that shares the folder knows what any of them
 * took.
 */
@Component
public class UploadedDatasets {

	public static final String NAME = "[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?";

	private static final Logger logger = LoggerFactory.getLogger(UploadedDatasets.class);

	private static final Duration STALE = Duration.ofDays(1);

	private static final String ENDING = ".json";

	private static final String CONTENT = "content";

	private static final String DESCRIPTION = "description.json";

	private final Map<String, UploadedDataset> known = new ConcurrentHashMap<>();

	private final Pattern name = Pattern.compile(NAME);

	private final Path folder;

	private final long mostBytes;

	private final JsonMapper json;

	private final Clock clock;

	UploadedDatasets(DatasetProperties properties, JsonMapper json, Clock clock) {
		this.clock = clock;
		this.folder = properties.folder();
		this.mostBytes = properties.largest().toBytes();
		this.json = json;
	}

	/** All readable datasets; unreadable ones are logged. */
	List<DatasetSource> list() {
		try (Stream<Path> files = Files.list(this.folder.resolve("uploaded"))) {
			return files.map((file) -> file.getFileName().toString())
				.filter((file) -> file.endsWith(ENDING))
				.map((file) -> file.substring(0, file.length() - ENDING.length()))
				.flatMap((each) -> find(each).stream())
				.toList();
		}
		catch (NoSuchFileException ex) {
			return List.of();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Optional<DatasetSource> find(String name) {
		UploadedDataset dataset = this.known.get(name);
		if (dataset == null && this.name.matcher(name).matches()) {
			dataset = read(name).orElse(null);
		}
		return Optional.ofNullable(dataset);
	}

	/** Whether a dataset was stored before examples had keys. */
	boolean isOfEarlierVersion(String name) {
		return find(name).filter(UploadedDataset.class::isInstance)
			.map((dataset) -> ((UploadedDataset) dataset).isOfEarlierVersion())
			.orElse(false);
	}

	private Optional<UploadedDataset> read(String name) {
		Path file = descriptor(name);
		if (!Files.isRegularFile(file)) {
			return Optional.empty();
		}
		try {
			StoredDataset stored = this.json.readValue(Files.readAllBytes(file), StoredDataset.class);
			return Optional.of(this.known.computeIfAbsent(name,
					(key) -> new UploadedDataset(stored, new ContentFiles(content(stored.sha256())))));
		}
		catch (JacksonException | IOException ex) {
			logger.warn("The description of a dataset cannot be read: {}", file, ex);
			return Optional.empty();
		}
	}

	/**
	 * A work folder for a dataset, deleted by the caller. Folders left by crashed
	 * processes are deleted here.
	 */
	Path newWorkFolder() throws IOException {
		Path incoming = Files.createDirectories(this.folder.resolve("incoming"));
		FileTime stale = FileTime.from(this.clock.instant().minus(STALE));
		try (DirectoryStream<Path> works = Files.newDirectoryStream(incoming,
				(work) -> Files.getLastModifiedTime(work).compareTo(stale) < 0)) {
			for (Path work : works) {
				FileSystemUtils.deleteRecursively(work);
			}
		}
		return Files.createTempDirectory(incoming, "upload");
	}

	/**
	 * Writes a dataset into a work folder; it is not in the catalogue yet.
	 * @param encoding how to store its features
	 */
	StoredDataset make(Path work, DatasetDescription label, ParsedDataset raw, Encoding encoding) throws IOException {
		Path content = Files.createDirectory(work.resolve(CONTENT));
		String sha256 = new ContentFiles(content).write(raw, encoding, this.mostBytes);
		StoredDataset made = StoredDataset.of(label, sha256, raw, encoding);
		Files.write(work.resolve(DESCRIPTION), this.json.writeValueAsBytes(made));
		return made;
	}

	/** Moves a dataset from its work folder into the catalogue, unless it is there. */
	void publish(Path work, StoredDataset made) throws IOException {
		move(work.resolve(CONTENT), content(made.sha256()));
		move(work.resolve(DESCRIPTION), descriptor(made.name()));
	}

	private static void move(Path made, Path target) throws IOException {
		if (!Files.exists(target)) {
			AtomicFile.publish(made, target);
		}
	}

	private Path descriptor(String name) {
		return this.folder.resolve("uploaded").resolve(name + ENDING);
	}

	private Path content(String sha256) {
		return this.folder.resolve(CONTENT).resolve(sha256);
	}

}
