package dev.tutti.dataset.store;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import javax.imageio.ImageIO;

import dev.tutti.array.MalformedFileException;
import dev.tutti.array.NpyArrayTest;
import dev.tutti.dataset.Dataset;
import dev.tutti.dataset.DatasetTooLargeException;
import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.Split;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.tutti.dataset.store.UploadFixture.PLAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ImageFoldersUploadTest {

	private static final byte[] DARK = grey(1, 10);

	private static final byte[] LIGHT = grey(1, 200);

	@TempDir
	Path folder;

	private UploadFixture fixture;

	@BeforeEach
	void start() {
		this.fixture = new UploadFixture(this.folder);
	}

	@Test
	void readsClassFromFolderAndSplitFromParentFolder() throws IOException {
		Dataset dataset = this.fixture.add("zip", PLAIN,
				zip(Map.of("pets/train/dog/1.png", DARK, "pets/train/cat/a.png", LIGHT, "pets/test/dog/b.png", LIGHT,
						"pets/test/cat/b.png", DARK, "pets/.DS_Store", new byte[3], "__MACOSX/x", new byte[1])));
		assertThat(dataset.shape()).isEqualTo(new Shape(1, 2, 3));
		assertThat(dataset.classes()).containsExactly("cat", "dog");
		assertThat(this.fixture.labels("zip", Split.TRAIN)).containsExactly(0, 1);
		assertThat(this.fixture.features("zip", Split.TRAIN).get(0)).containsOnly(200 / 255F);
		assertThat(this.fixture.features("zip", Split.TEST).get(0)).containsOnly(10 / 255F);
	}

	@Test
	void drawsTestSplitWhenFoldersNameNone() throws IOException {
		Map<String, byte[]> images = new HashMap<>();
		for (int i = 0; i < 8; i++) {
			images.put("0/" + i + ".png", DARK);
			images.put("10/" + i + ".png", LIGHT);
			images.put("9/" + i + ".png", DARK);
		}
		Dataset dataset = this.fixture.add("zip", PLAIN, zip(images));
		assertThat(dataset.classes()).containsExactly("0", "10", "9");
		assertThat(this.fixture.labels("zip", Split.TEST)).containsExactlyInAnyOrder(0, 0, 1, 1, 2, 2);
	}

	@Test
	void readsAllImagesInColourWhenOneHasColour() throws IOException {
		this.fixture.add("zip", PLAIN,
				zip(Map.of("train/a/1.png", DARK, "train/b/1.png", red(), "test/a/1.png", DARK)));
		assertThat(this.fixture.catalogue.get("zip").shape()).isEqualTo(new Shape(3, 2, 3));
		assertThat(this.fixture.features("zip", Split.TRAIN).get(0)).containsOnly(10 / 255F);
		assertThat(this.fixture.features("zip", Split.TRAIN).get(1)).startsWith(1, 1, 1, 1, 1, 1, 0);
	}

	@Test
	void readsJpegImages() throws IOException {
		BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
		fill(image, 100);
		byte[] jpeg = encode(image, "jpeg");
		this.fixture.add("zip", PLAIN, zip(Map.of("train/a/1.jpg", jpeg, "test/b/1.jpg", jpeg)));
		assertThat(this.fixture.catalogue.get("zip").shape()).isEqualTo(new Shape(1, 8, 8));
		for (float feature : this.fixture.features("zip", Split.TRAIN).get(0)) {
			assertThat(feature).isCloseTo(100 / 255F, within(2 / 255F));
		}
	}

	@Test
	void readsSixteenBitAndPaletteGrey() throws IOException {
		BufferedImage deep = new BufferedImage(3, 2, BufferedImage.TYPE_USHORT_GRAY);
		fill(deep, 65535);
		BufferedImage binary = new BufferedImage(3, 2, BufferedImage.TYPE_BYTE_BINARY);
		fill(binary, 1);
		this.fixture.add("zip", PLAIN,
				zip(Map.of("train/a/1.png", encode(deep, "png"), "test/b/1.png", encode(binary, "png"))));
		assertThat(this.fixture.catalogue.get("zip").shape()).isEqualTo(new Shape(1, 2, 3));
		assertThat(this.fixture.features("zip", Split.TRAIN).get(0)).containsOnly(1);
		assertThat(this.fixture.features("zip", Split.TEST).get(0)).containsOnly(1);
	}

	@Test
	void rejectsPathOutsideArchive() throws IOException {
		for (String path : new String[] { "../../etc/cron.d/x", "/etc/a/x.png", "a\\..\\..\\x.png", "C:/a/x.png",
				"a/../../b/x.png" }) {
			assertRejected(InvalidDatasetException.class, "whose path leads out of it",
					zip(Map.of(path, DARK, "a/1.png", DARK)));
		}
	}

	@Test
	void rejectsInconsistentImagesOrFolders() throws IOException {
		assertRejected(InvalidDatasetException.class,
				"Images are of 2 sizes (height x width): 2x3 (train/a/1.png), 4x6 (test/b/1.png)",
				zip(Map.of("train/a/1.png", DARK, "test/b/1.png", grey(2, 1))));
		assertRejected(InvalidDatasetException.class, "'1.png' in file.zip is not in a class folder",
				zip(Map.of("1.png", DARK)));
		assertRejected(InvalidDatasetException.class, "is not in a class folder",
				zip(Map.of("train/1.png", DARK, "test/2.png", DARK)));
		assertRejected(InvalidDatasetException.class, "b/ is beside train/, but no split",
				zip(Map.of("train/a/1.png", DARK, "b/1.png", DARK)));
		assertRejected(MalformedFileException.class, "a/1.png is no image",
				zip(Map.of("a/1.png", new byte[9], "b/1.png", DARK)));
		assertRejected(InvalidDatasetException.class, "has no images", zip(Map.of("a/", new byte[0])));
	}

	@Test
	void rejectsDamagedImage() throws IOException {
		assertRejected(MalformedFileException.class, "a/1.png is cut off",
				zip(Map.of("a/1.png", Arrays.copyOf(DARK, DARK.length - 30), "b/1.png", DARK)));
	}

	@Test
	void rejectsHugeImageBeforeDecoding() throws IOException {
		byte[] huge = DARK.clone();
		ByteBuffer.wrap(huge).putInt(16, 100_000).putInt(20, 100_000);
		CRC32 crc = new CRC32();
		crc.update(huge, 12, 17);
		ByteBuffer.wrap(huge).putInt(29, (int) crc.getValue());
		assertRejected(InvalidDatasetException.class, "is 100000 pixels wide and 100000 high",
				zip(Map.of("a/1.png", huge, "b/1.png", DARK)));
	}

	@Test
	void rejectsDamagedZip() throws IOException {
		byte[] whole = zip(Map.of("a/1.png", DARK, "b/1.png", DARK)).get("file.zip");
		assertRejected(MalformedFileException.class, "is a truncated or damaged zip file",
				Map.of("file.zip", Arrays.copyOf(whole, whole.length - 30)));
	}

	@Test
	void rejectsNpzThatUnpacksBeyondLimit() throws IOException {
		byte[] labels = NpyArrayTest.array("|u1", new byte[200_000], 200_000);
		Map<String, byte[]> bomb = zip(
				Map.of("x_train.npy", NpyArrayTest.array("|u1", new byte[200_000], 200_000, 1), "y_train.npy", labels));
		assertThat(bomb.get("file.zip").length).isLessThan(2000);
		assertRejected(DatasetTooLargeException.class, "file.zip has more than", bomb);
	}

	@Test
	void writesNothingForNpzWithPathOutside() throws IOException {
		assertRejected(InvalidDatasetException.class, "No array has the labels",
				zip(Map.of("../../../x_train.npy", new byte[9])));
		assertThat(this.folder.resolveSibling("x_train.npy")).doesNotExist();
	}

	private void assertRejected(Class<? extends RuntimeException> type, String detail, Map<String, byte[]> files)
			throws IOException {
		this.fixture.assertRejected(type, detail, PLAIN, files);
	}

	private static Map<String, byte[]> zip(Map<String, byte[]> entries) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (Map.Entry<String, byte[]> entry : new TreeMap<>(entries).entrySet()) {
				zip.putNextEntry(new ZipEntry(entry.getKey()));
				zip.write(entry.getValue());
			}
		}
		return Map.of("file.zip", bytes.toByteArray());
	}

	/** Images of 3 x 2 pixels, or of a multiple. */
	private static byte[] grey(int scale, int value) {
		BufferedImage image = new BufferedImage(3 * scale, 2 * scale, BufferedImage.TYPE_BYTE_GRAY);
		fill(image, value);
		return encode(image, "png");
	}

	private static byte[] red() {
		BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
		for (int i = 0; i < 6; i++) {
			image.setRGB(i % 3, i / 3, 0xFF0000);
		}
		return encode(image, "png");
	}

	private static void fill(BufferedImage image, int value) {
		for (int i = 0; i < image.getWidth() * image.getHeight(); i++) {
			image.getRaster().setSample(i % image.getWidth(), i / image.getWidth(), 0, value);
		}
	}

	private static byte[] encode(BufferedImage image, String format) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			assertThat(ImageIO.write(image, format, bytes)).isTrue();
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
		return bytes.toByteArray();
	}

}
