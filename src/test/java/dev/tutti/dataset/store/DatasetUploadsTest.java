package dev.tutti.dataset.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.tutti.dataset.Dataset;
import dev.tutti.dataset.DatasetTooLargeException;
import dev.tutti.dataset.DatasetUnavailableException;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.format.FormatDetector;
import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.dataset.upload.RawSplit;
import dev.tutti.dataset.upload.UploadedFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.tutti.dataset.store.UploadFixture.PLAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DatasetUploadsTest {

	private static final Map<String, byte[]> CSV = Map.of("a.csv", "1,0\n2,1\n3,0\n4,1\n".getBytes());

	private static final Map<String, byte[]> OTHER = Map.of("a.csv", "1,0\n2,1\n3,0\n5,1\n".getBytes());

	@TempDir
	Path folder;

	private UploadFixture fixture;

	@BeforeEach
	void start() {
		this.fixture = new UploadFixture(this.folder);
	}

	@Test
	void storesContentUnderItsDigest() throws IOException {
		String sha256 = this.fixture.add("csv", PLAIN, CSV).sha256();
		assertThat(this.fixture.files()).map((file) -> this.folder.relativize(file).toString())
			.containsExactlyInAnyOrder("content/" + sha256 + "/train-features.npy",
					"content/" + sha256 + "/train-labels.npy", "content/" + sha256 + "/test-features.npy",
					"content/" + sha256 + "/test-labels.npy", "content/" + sha256 + "/train-keys.ndjson",
					"content/" + sha256 + "/test-keys.ndjson", "content/" + sha256 + "/train-hashes.npy",
					"content/" + sha256 + "/test-hashes.npy", "uploaded/csv.json");
	}

	@Test
	void storesContentOnceForRepeatedUploads() throws IOException {
		this.fixture.add("csv", PLAIN, CSV);
		List<Path> files = this.fixture.files();
		assertThat(isNew("csv", CSV)).isFalse();
		assertThat(this.fixture.files()).isEqualTo(files);
		assertThat(isNew("csv-too", CSV)).isTrue();
		assertThat(this.fixture.files()).hasSize(files.size() + 1);
	}

	@Test
	void rejectsNameTakenByOtherContent() throws IOException {
		this.fixture.add("csv", PLAIN, CSV);
		List<Path> files = this.fixture.files();
		assertThatExceptionOfType(DatasetNameTakenException.class)
			.isThrownBy(() -> this.fixture.add("csv", PLAIN, OTHER));
		assertThatExceptionOfType(DatasetNameTakenException.class)
			.isThrownBy(() -> this.fixture.add("digits", PLAIN, CSV));
		assertThat(this.fixture.files()).isEqualTo(files);
	}

	@Test
	void takesMissingHashesAgainAndKeepsThem() throws IOException {
		String sha256 = this.fixture.add("csv", PLAIN, CSV).sha256();
		Path file = this.folder.resolve("content").resolve(sha256).resolve("train-hashes.npy");
		byte[] taken = Files.readAllBytes(file);
		Files.delete(file);
		new StoredHashes(new UploadFixture(this.folder).catalogue).get("csv", Split.TRAIN);
		assertThat(file).hasBinaryContent(taken);
		Files.write(file, new byte[3]);
		assertThat(new StoredHashes(this.fixture.catalogue).get("csv", Split.TRAIN).size()).isEqualTo(3);
		assertThat(file).hasBinaryContent(taken);
	}

	@Test
	void saysThatRulesChangedWhereNameWasTakenByEarlierVersion() throws IOException {
		this.fixture.add("csv", PLAIN, CSV);
		Path description = this.folder.resolve("uploaded/csv.json");
		Files.writeString(description, Files.readString(description).replace(",\"unlabelled\":[]", ""));
		assertThatExceptionOfType(DatasetNameTakenException.class)
			.isThrownBy(() -> new UploadFixture(this.folder).add("csv", PLAIN, OTHER))
			.withMessageContaining("before examples had keys")
			.withMessageContaining("UPGRADING.md")
			.withMessageContaining("Choose another name");
		assertThatExceptionOfType(DatasetNameTakenException.class)
			.isThrownBy(() -> this.fixture.add("csv", PLAIN, OTHER))
			.withMessage("'csv' exists with different content, and histories may depend on it. Choose another name.");
	}

	@Test
	void treatsOtherClassNamesAsOtherContent() {
		this.fixture.add("csv", PLAIN, CSV);
		assertThatExceptionOfType(DatasetNameTakenException.class)
			.isThrownBy(() -> this.fixture.add("csv", PLAIN.withClasses(List.of("no", "yes")), CSV));
	}

	@Test
	void findsUploadsOfOtherProcessesAndAfterRestart() {
		UploadFixture other = new UploadFixture(this.folder);
		assertThat(other.catalogue.find("csv")).isEmpty();
		Dataset dataset = this.fixture.add("csv", PLAIN, CSV);
		assertThat(other.catalogue.get("csv")).isEqualTo(dataset);
		assertThat(new UploadFixture(this.folder).catalogue.list()).extracting(Dataset::name)
			.containsExactly("csv", "digits");
		assertThat(other.labels("csv", Split.TRAIN)).isEqualTo(this.fixture.labels("csv", Split.TRAIN));
	}

	@Test
	void acceptsOneOfConcurrentConflictingUploads() {
		AtomicInteger refused = new AtomicInteger();
		Set<String> taken = IntStream.range(0, 16).parallel().mapToObj((i) -> {
			try {
				return this.fixture.add("csv", PLAIN, (i % 2 == 0) ? CSV : OTHER).sha256();
			}
			catch (DatasetNameTakenException ex) {
				refused.incrementAndGet();
				return this.fixture.catalogue.get("csv").sha256();
			}
		}).collect(Collectors.toSet());
		assertThat(taken).hasSize(1);
		assertThat(refused).hasValue(8);
	}

	@Test
	void leavesNoFilesWhenDiskIsFull() throws IOException {
		RawSplit split = new RawSplit(new Shape(1, 1, 1), new int[] { 0, 1 }, (consumer) -> {
			consumer.accept(new float[1]);
			throw new IOException("No space left on device");
		});
		ParsedDataset raw = new ParsedDataset(List.of("a", "b"), true, Map.of(Split.TRAIN, split), "csv");
		assertThatExceptionOfType(UncheckedIOException.class)
			.isThrownBy(() -> this.fixture.uploads.add(DatasetDescription.of("full", null, null), null, (work) -> raw))
			.withMessageContaining("No space left");
		assertThat(this.fixture.files()).isEmpty();
		assertThat(this.fixture.catalogue.find("full")).isEmpty();
	}

	@Test
	void rejectsFeaturesBeyondSizeLimit() throws IOException {
		RawSplit split = new RawSplit(new Shape(1, 1, 1000), new int[1000], (consumer) -> {
			throw new AssertionError("not to be read");
		});
		ParsedDataset raw = new ParsedDataset(List.of("a", "b"), true, Map.of(Split.TRAIN, split), "csv");
		assertThatExceptionOfType(DatasetTooLargeException.class)
			.isThrownBy(() -> this.fixture.uploads.add(DatasetDescription.of("large", null, null), null, (work) -> raw))
			.withMessageContaining("take 1000000 bytes; the maximum is 102400");
		assertThat(this.fixture.files()).isEmpty();
	}

	@Test
	void reportsDamagedContentAndRepairsItBySameUpload() throws IOException {
		String sha256 = this.fixture.add("csv", PLAIN, CSV).sha256();
		Path content = this.folder.resolve("content").resolve(sha256);
		Path features = content.resolve("train-features.npy");
		byte[] bytes = Files.readAllBytes(features);
		bytes[bytes.length - 1]++;
		Files.write(features, bytes);
		assertThatExceptionOfType(DatasetUnavailableException.class)
			.isThrownBy(() -> this.fixture.catalogue.examples("csv", Split.TRAIN))
			.withMessageContaining("Delete " + content + " and upload it again");
		Files.delete(features);
		assertThatExceptionOfType(DatasetUnavailableException.class)
			.isThrownBy(() -> this.fixture.catalogue.examples("csv", Split.TRAIN));
		for (Path file : this.fixture.files()) {
			if (file.startsWith(content)) {
				Files.delete(file);
			}
		}
		Files.delete(content);
		assertThat(this.fixture.catalogue.get("csv").available()).isFalse();
		assertThat(isNew("csv", CSV)).isFalse();
		assertThat(this.fixture.catalogue.examples("csv", Split.TRAIN).size()).isEqualTo(3);
	}

	@Test
	void labelsAreReadWithoutFeaturesWhichTrainingStillChecks() throws IOException {
		String sha256 = this.fixture.add("csv", PLAIN, CSV).sha256();
		int[] expected = this.fixture.labels("csv", Split.TRAIN);
		Path content = this.folder.resolve("content").resolve(sha256);
		Files.delete(content.resolve("train-features.npy"));
		Files.write(content.resolve("test-features.npy"), new byte[3]);
		UploadFixture other = new UploadFixture(this.folder);
		assertThat(other.catalogue.labels("csv", Split.TRAIN)).isEqualTo(expected);
		assertThat(other.catalogue.labels("csv", Split.TEST)).hasSize(1);
		assertThatExceptionOfType(DatasetUnavailableException.class)
			.isThrownBy(() -> other.catalogue.examples("csv", Split.TRAIN));
	}

	@Test
	void labelsOutOfRangeAreNamedAsDamage() throws IOException {
		String sha256 = this.fixture.add("csv", PLAIN, CSV).sha256();
		Path labels = this.folder.resolve("content").resolve(sha256).resolve("train-labels.npy");
		byte[] bytes = Files.readAllBytes(labels);
		bytes[bytes.length - 4] = 2;
		Files.write(labels, bytes);
		assertThatExceptionOfType(DatasetUnavailableException.class)
			.isThrownBy(() -> new UploadFixture(this.folder).catalogue.labels("csv", Split.TRAIN))
			.withMessageContaining("has the label 2, and labels are 0 to 1")
			.withMessageContaining("upload it again");
	}

	@Test
	void keyThatIsThereTwiceIsNamedAsDamage() throws IOException {
		String sha256 = this.fixture.add("csv", PLAIN, CSV).sha256();
		Path keys = this.folder.resolve("content").resolve(sha256).resolve("train-keys.ndjson");
		Files.writeString(keys, "\"a\"\n\"b\"\n\"a\"\n");
		UploadFixture other = new UploadFixture(this.folder);
		assertThatExceptionOfType(DatasetUnavailableException.class)
			.isThrownBy(() -> other.catalogue.keys("csv", Split.TRAIN))
			.withMessageContaining("'a': those at 0 and 2");
		assertThatExceptionOfType(DatasetUnavailableException.class)
			.isThrownBy(() -> other.catalogue.examples("csv", Split.TRAIN))
			.withMessageContaining("upload it again");
	}

	@Test
	void removesIncomingFilesOlderThanOneDay() throws IOException {
		Path left = Files.createDirectories(this.folder.resolve("incoming/upload1/content"));
		Files.writeString(left.resolve("train-features.npy"), "half");
		Path recent = Files.createDirectories(this.folder.resolve("incoming/upload2"));
		Files.setLastModifiedTime(left.getParent(), FileTime.from(Instant.now().minus(Duration.ofDays(2))));
		this.fixture.add("csv", PLAIN, CSV);
		assertThat(left.getParent()).doesNotExist();
		assertThat(recent).exists();
	}

	@Test
	void listsOtherDatasetsWhenOneDescriptionIsUnreadable() throws IOException {
		this.fixture.add("csv", PLAIN, CSV);
		Files.writeString(this.folder.resolve("uploaded/broken.json"), "{");
		assertThat(new UploadFixture(this.folder).catalogue.list()).extracting(Dataset::name)
			.containsExactly("csv", "digits");
	}

	@Test
	void doesNotResolveNameAsPath() throws IOException {
		Files.writeString(this.folder.resolve("secret.json"), "{}");
		assertThat(this.fixture.catalogue.find("../secret")).isEmpty();
	}

	private boolean isNew(String name, Map<String, byte[]> files) {
		return this.fixture.uploads.add(DatasetDescription.of(name, null, null), null, (work) -> {
			Path file = work.resolve("a.csv");
			Files.write(file, files.get("a.csv"));
			return FormatDetector.read(List.of(new UploadedFile("a.csv", file, 1000)), PLAIN, work);
		}).isNew();
	}

}
