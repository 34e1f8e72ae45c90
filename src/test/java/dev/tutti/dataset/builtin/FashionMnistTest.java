package dev.tutti.dataset.builtin;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import dev.tutti.array.IdxFileTest;
import dev.tutti.dataset.DatasetProperties;
import dev.tutti.dataset.DatasetUnavailableException;
import dev.tutti.dataset.Examples;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.builtin.FashionMnist.DataFile;
import dev.tutti.dataset.content.ByteExamples;
import dev.tutti.dataset.content.Content;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class FashionMnistTest {

	private static final byte[] IMAGES = IdxFileTest.idx(0x803, new int[] { 1, 28, 28 }, new int[784]);

	private static final byte[] LABELS = IdxFileTest.idx(0x801, new int[] { 1 }, 9);

	private static final Map<Split, List<DataFile>> FILES = Map.of(Split.TRAIN,
			List.of(file("train-images", IMAGES), file("train-labels", LABELS)), Split.TEST,
			List.of(file("t10k-images", IMAGES), file("t10k-labels", LABELS)));

	@TempDir
	Path folder;

	@TempDir
	Path system;

	@Test
	void digestMatchesContent() {
		FashionMnist published = new FashionMnist(properties(null));
		assumeTrue(published.describe().available(),
				"Fashion-MNIST is not here: Debian has it as dataset-fashion-mnist");
		Map<Split, ByteExamples> splits = published.splits();
		assertThat(Content.sha256(published.describe().classes(), splits)).isEqualTo(published.describe().sha256());
		splits.forEach(
				(split, examples) -> assertThat(published.describe().sizes()).containsEntry(split, examples.size()));
	}

	@Test
	void findsPlainAndGzippedFilesInAnyFolder() throws IOException {
		Path own = this.folder.resolve("own");
		write(own, "train-images", IMAGES);
		write(this.system, "train-labels.gz", IdxFileTest.gzip(LABELS));
		write(this.folder.resolve("fashion-mnist"), "t10k-images.gz", IdxFileTest.gzip(IMAGES));
		write(own, "t10k-labels.gz", IdxFileTest.gzip(LABELS));
		FashionMnist source = new FashionMnist(properties(own), this.system, FILES);
		assertThat(source.describe().available()).isTrue();
		Map<Split, Examples> splits = source.load();
		assertThat(splits.get(Split.TEST).labels()).containsExactly(9);
		assertThat(splits.get(Split.TRAIN).shape()).isEqualTo(new Shape(1, 28, 28));
	}

	@Test
	void reportsWhereToPutMissingFiles() {
		FashionMnist source = new FashionMnist(properties(null), this.system, FILES);
		assertThat(source.describe().available()).isFalse();
		assertThatExceptionOfType(DatasetUnavailableException.class).isThrownBy(source::load)
			.withMessageContaining("downloads are disabled")
			.withMessageContaining(this.system.toString());
	}

	@Test
	void rejectsFileWithOtherDigest() throws IOException {
		byte[] other = IMAGES.clone();
		other[20] = 1;
		writeAll(other);
		assertUnavailable("differs from the published file");
	}

	@Test
	void rejectsTruncatedFile() throws IOException {
		byte[] packed = IdxFileTest.gzip(IMAGES);
		writeAll(Arrays.copyOf(packed, packed.length - 9));
		assertUnavailable("is truncated or damaged");
	}

	@Test
	void labelsAreReadWithoutTheImages() throws IOException {
		write(this.system, "train-labels", LABELS);
		FashionMnist source = new FashionMnist(properties(null), this.system, FILES);
		assertThat(source.loadLabels(Split.TRAIN))
			.hasValueSatisfying((labels) -> assertThat(labels).containsExactly(9));
		assertThatExceptionOfType(DatasetUnavailableException.class).isThrownBy(() -> source.loadLabels(Split.TEST))
			.withMessageContaining("t10k-labels");
	}

	private void assertUnavailable(String detail) {
		FashionMnist source = new FashionMnist(properties(null), this.system, FILES);
		assertThatExceptionOfType(DatasetUnavailableException.class).isThrownBy(source::load)
			.withMessageContaining("-images")
			.withMessageContaining(detail)
			.withMessageEndingWith("Delete it to download it again.");
	}

	private void writeAll(byte[] images) throws IOException {
		write(this.system, "train-images", images);
		write(this.system, "t10k-images", images);
		write(this.system, "train-labels", LABELS);
		write(this.system, "t10k-labels", LABELS);
	}

	private static void write(Path folder, String name, byte[] content) throws IOException {
		Files.createDirectories(folder);
		Files.write(folder.resolve(name), content);
	}

	private static DataFile file(String name, byte[] content) {
		return new DataFile(name, Content.sha256(content));
	}

	private DatasetProperties properties(Path fashionMnist) {
		return new DatasetProperties(this.folder, false, fashionMnist, URI.create("http://localhost/"),
				DataSize.ofMegabytes(1));
	}

}
