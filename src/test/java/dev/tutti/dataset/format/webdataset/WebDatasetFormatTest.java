package dev.tutti.dataset.format.webdataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import dev.tutti.array.MalformedFileException;
import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.format.Uploads;
import dev.tutti.dataset.image.ImageSize;
import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.dataset.upload.UploadOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.tutti.dataset.format.Uploads.tar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WebDatasetFormatTest {

	private static final byte[] DARK = Uploads.png(2, 3, 10);

	private static final byte[] LIGHT = Uploads.png(2, 3, 200);

	@TempDir
	private Path folder;

	@Test
	void readsShardsByNameAndExamplesInTheirOrder() throws IOException {
		ParsedDataset read = read(Map.of( //
				"train-000001.tar", tar("000008.png", DARK, "000008.cls", "2"), //
				"train-000000.tar", tar("000003.png", DARK, "000003.cls", "0", "000003.json", "{}", "000001.cls", "1\n",
						"000001.png", LIGHT),
				"test-000000.tar.gz", Uploads.gzip(tar("000016.png", LIGHT, "000016.cls", "1"))));
		assertThat(Uploads.keys(read, Split.TRAIN)).containsExactly("000003", "000001", "000008");
		assertThat(Uploads.labels(read, Split.TRAIN)).containsExactly(0, 1, 2);
		assertThat(Uploads.features(read, Split.TRAIN)).extracting((features) -> features[0])
			.containsExactly(10F, 200F, 10F);
		assertThat(Uploads.keys(read, Split.TEST)).containsExactly("000016");
		assertThat(read.shape()).isEqualTo(new Shape(1, 2, 3));
		assertThat(read.classes()).containsExactly("0", "1", "2");
		assertThat(read.understood().format()).isEqualTo("webdataset");
		assertThat(read.understood().passedOver()).extracting((passed) -> passed.name()).containsExactly("000003.json");
	}

	@Test
	void keysHoldTheFolderAndEndAtTheFirstDotOfTheName() throws IOException {
		ParsedDataset read = read(Map.of("train.tar",
				tar("__info__", "x", "a.b/1.0.left.png", DARK, "a.b/1.cls", "0", "./c/2.png", LIGHT, "./c/2.cls", "1"),
				"test.tar", tar("3.png", DARK, "3.cls", "0")));
		assertThat(Uploads.keys(read, Split.TRAIN)).containsExactly("a.b/1", "./c/2");
	}

	@Test
	void drawsATestSplitWhereNoNameSaysOne() throws IOException {
		ParsedDataset read = Uploads.read(this.folder, UploadOptions.NONE.withTestShare(0.5),
				Map.of("shard.tar", tar("a.png", DARK, "a.cls", "0", "b.png", DARK, "b.cls", "0", "c.png", LIGHT,
						"c.cls", "1", "d.png", LIGHT, "d.cls", "1")));
		assertThat(read.splits()).containsOnlyKeys(Split.TRAIN, Split.TEST);
		assertThat(Uploads.labels(read, Split.TEST)).containsExactly(0, 1);
		assertThat(Uploads.features(read, Split.TEST)).extracting((features) -> features[0]).containsExactly(10F, 200F);
	}

	@Test
	void aSplitWithoutClassesHasNoLabels() throws IOException {
		ParsedDataset read = read(Map.of("train.tar", tar("a.png", DARK, "a.cls", "0", "b.png", LIGHT, "b.cls", "1"),
				"test.tar", tar("c.png", DARK, "d.png", LIGHT)));
		assertThat(Uploads.labels(read, Split.TEST)).isNull();
		assertThat(Uploads.keys(read, Split.TEST)).containsExactly("c", "d");
	}

	@Test
	void namesClassesWithoutExamples() throws IOException {
		ParsedDataset read = read(Map.of("train.tar", tar("a.png", DARK, "a.cls", "1", "b.png", LIGHT, "b.cls", "3"),
				"test.tar", tar("c.png", DARK, "c.cls", "1")));
		assertThat(read.warnings()).singleElement()
			.satisfies((warning) -> assertThat(warning.detail()).isEqualTo("2 of 4 classes have no example: 0, 2."));
	}

	@Test
	void refusesWhatIsIncompleteOrAmbiguous() throws IOException {
		assertRefused("train.tar has the key a, which was there before", "a.png", DARK, "a.cls", "0", "b.png", LIGHT,
				"b.cls", "1", "a.json", "{}");
		assertRefused("train.tar has the class of b, but no image of it", "a.png", DARK, "a.cls", "0", "b.cls", "1");
		assertRefused("train.tar has the class of a, but no image of it", "a.npy", "x", "a.cls", "0", "b.npy", "x",
				"b.cls", "1");
		assertRefused("train.tar: b has none", "a.png", DARK, "a.cls", "0", "b.png", LIGHT);
		assertRefused("train.tar: a.cls holds 'cat'; the number of a class", "a.png", DARK, "a.cls", "cat");
		assertRefused("train.tar: a.cls holds '-1'", "a.png", DARK, "a.cls", "-1");
		assertRefused("train.tar has two images of one example, a.left.png and a.right.png", "a.left.png", DARK,
				"a.right.png", DARK, "a.cls", "0");
		assertRefused("2x3 (train.tar: a.png), 4x4 (train.tar: b.png)", "a.png", DARK, "a.cls", "0", "b.png",
				Uploads.png(4, 4, 1), "b.cls", "1");
	}

	@Test
	void resizesWhereAsked() throws IOException {
		ParsedDataset read = Uploads.read(this.folder, UploadOptions.NONE.withResize(new ImageSize(2, 2)),
				Map.of("train.tar", tar("a.png", DARK, "a.cls", "0", "b.png", Uploads.png(4, 4, 200), "b.cls", "1"),
						"test.tar", tar("c.png", DARK, "c.cls", "1")));
		assertThat(read.shape()).isEqualTo(new Shape(1, 2, 2));
		assertThat(Uploads.features(read, Split.TRAIN).get(1)).containsExactly(200, 200, 200, 200);
	}

	@Test
	void refusesATarThatIsCutAnywhere() throws IOException {
		byte[] whole = tar("a.png", DARK, "a.cls", "0", "b.png", LIGHT, "b.cls", "1");
		int content = 8 * 512;
		for (int length : List.of(512, 600, 700, 1024, 1500, 2048, 2049, 3000, content - 512, content - 100, content)) {
			assertThatExceptionOfType(MalformedFileException.class).as("%d bytes", length)
				.isThrownBy(() -> read(Map.of("train.tar", Arrays.copyOf(whole, length))))
				.withMessageStartingWith("train.tar is a truncated or damaged tar: ");
		}
		byte[] packed = Uploads.gzip(whole);
		assertThatExceptionOfType(MalformedFileException.class)
			.isThrownBy(() -> read(Map.of("train.tar.gz", Arrays.copyOf(packed, packed.length / 2))))
			.withMessageContaining("train.tar.gz");
	}

	@Test
	void refusesImagesOfWhichNothingSaysTheClass() {
		assertRefused("neither class folders nor WebDataset's .cls files", "a.png", DARK, "a.json", "{}");
	}

	@Test
	void refusesAnImageThatCannotBeDecoded() {
		assertThatExceptionOfType(MalformedFileException.class)
			.isThrownBy(() -> read(Map.of("train.tar", tar("a.jpg", "no image", "a.cls", "0"))))
			.withMessageContaining("train.tar: a.jpg");
	}

	private ParsedDataset read(Map<String, byte[]> files) throws IOException {
		return Uploads.read(this.folder, UploadOptions.NONE, files);
	}

	private void assertRefused(String detail, Object... entries) {
		assertThatExceptionOfType(InvalidDatasetException.class)
			.isThrownBy(() -> read(Map.of("train.tar", tar(entries))))
			.withMessageContaining(detail);
	}

}
