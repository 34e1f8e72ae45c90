package dev.tutti.dataset.format.folder;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import javax.imageio.ImageIO;

import dev.tutti.array.MalformedFileException;
import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.image.ImageSize;
import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.dataset.upload.RawSplit;
import dev.tutti.dataset.upload.Understood.PassedOver;
import dev.tutti.dataset.upload.UploadOptions;
import dev.tutti.dataset.upload.UploadedFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ImageFoldersFormatTest {

	private static final Split VAL = new Split("val");

	private static final byte[] IMAGE = image(2, 2);

	@TempDir
	Path folder;

	private UploadOptions options = UploadOptions.NONE;

	@Test
	void ordersNumbersByCodePoint() throws IOException {
		ParsedDataset dataset = read("test/2/1.png", "test/10/1.png", "test/1/2.png", "test/1/10.png", "train/2/a.png",
				"train/Äpfel/a.png", "train/apple/a.png", "train/Zebra/a.png");
		assertThat(dataset.classes()).containsExactly("1", "10", "2", "Zebra", "apple", "Äpfel");
		assertThat(keys(dataset, Split.TEST)).containsExactly("test/1/10.png", "test/1/2.png", "test/10/1.png",
				"test/2/1.png");
		assertThat(dataset.splits().get(Split.TEST).labels()).containsExactly(0, 0, 1, 2);
		assertThat(dataset.understood().order()).isEqualTo("imagefolder");
	}

	@Test
	void ordersByClassThenFolderThenFile() throws IOException {
		ParsedDataset dataset = read("test/cat-big/1.png", "test/cat/z.png", "test/cat/s1/a.png", "test/cat/s1-x/a.png",
				"test/cat/s1/a/0.png", "test/cat/s10/a.png", "test/cat/B.png", "test/cat (old)/1.png",
				"test/cat.2/1.png");
		assertThat(dataset.classes()).containsExactly("cat", "cat (old)", "cat-big", "cat.2");
		assertThat(keys(dataset, Split.TEST)).containsExactly("test/cat/B.png", "test/cat/z.png", "test/cat/s1/a.png",
				"test/cat/s1-x/a.png", "test/cat/s1/a/0.png", "test/cat/s10/a.png", "test/cat (old)/1.png",
				"test/cat-big/1.png", "test/cat.2/1.png");
	}

	@Test
	void ordersByCodePointsRatherThanUtf16() throws IOException {
		assertThat(read("test/\uD83D\uDE00/1.png", "test/\uFF21/1.png", "test/z/1.png").classes()).containsExactly("z",
				"\uFF21", "\uD83D\uDE00");
	}

	@Test
	void givenClassesSayTheOrder() throws IOException {
		this.options = UploadOptions.NONE.withClasses(List.of("dog", "cat"));
		ParsedDataset dataset = read("test/cat/1.png", "test/dog/1.png");
		assertThat(dataset.classes()).containsExactly("dog", "cat");
		assertThat(keys(dataset, Split.TEST)).containsExactly("test/dog/1.png", "test/cat/1.png");
	}

	@ParameterizedTest
	@CsvSource({ "train, test", "training, testing", "Training, Evaluation", "seg_train, seg_test", "TRAIN, eval",
			"training_set, test_set", "train-images, test2017" })
	void recognisesSplits(String train, String test) throws IOException {
		ParsedDataset dataset = read("data/" + train + "/a/1.png", "data/" + train + "/b/1.png",
				"data/" + test + "/a/1.png", "data/" + test + "/b/1.png");
		assertThat(dataset.classes()).containsExactly("a", "b");
		assertThat(keys(dataset, Split.TRAIN)).containsExactly(train + "/a/1.png", train + "/b/1.png");
		assertThat(keys(dataset, Split.TEST)).containsExactly(test + "/a/1.png", test + "/b/1.png");
	}

	@ParameterizedTest
	@ValueSource(strings = { "val", "valid", "validation", "dev" })
	void validationEvaluatesAsVal(String name) throws IOException {
		ParsedDataset dataset = read("train/a/1.png", "train/b/1.png", name + "/a/1.png", name + "/b/1.png");
		assertThat(dataset.splits().keySet()).containsExactly(Split.TRAIN, VAL);
		assertThat(keys(dataset, VAL)).containsExactly(name + "/a/1.png", name + "/b/1.png");
	}

	@Test
	void nameOfArchiveSaysTheSplitWhereNoFolderDoes() throws IOException {
		Path zip = this.folder.resolve("named");
		write(zip, images("a/1.png", "b/1.png"), StandardCharsets.UTF_8);
		ParsedDataset dataset = ImageFoldersFormat.read(new UploadedFile("cats-test.zip", zip, 1 << 20), this.options);
		assertThat(keys(dataset, Split.TEST)).containsExactly("a/1.png", "b/1.png");
		assertThat(dataset.warnings()).extracting("type").containsExactly("no-train-split");
		write(zip, images("train/a/1.png", "train/b/1.png"), StandardCharsets.UTF_8);
		dataset = ImageFoldersFormat.read(new UploadedFile("test.zip", zip, 1 << 20), this.options);
		assertThat(dataset.splits()).containsKey(Split.TRAIN);
		assertThat(dataset.warnings()).isEmpty();
	}

	@Test
	void evaluationSplitsCanStandAlone() throws IOException {
		assertThat(read("val/a/1.png", "test/b/1.png").splits().keySet()).containsExactly(Split.TEST, VAL);
	}

	@Test
	void drawsTestSplitWhereNoFolderEvaluates() throws IOException {
		String[] paths = IntStream.range(0, 20)
			.mapToObj((i) -> "top/train/" + "ab".charAt(i % 2) + "/" + i + ".png")
			.toArray(String[]::new);
		ParsedDataset dataset = read(paths);
		assertThat(keys(dataset, Split.TEST)).hasSize(4).allMatch((key) -> key.startsWith("train/"));
		assertThat(keys(dataset, Split.TRAIN)).hasSize(16);
	}

	@Test
	void outermostFolderBelowTheSplitIsTheClass() throws IOException {
		assertThat(read("cat/s0/1.png", "cat/s1/1.png", "dog/s0/1.png", "dog/s1/1.png").classes())
			.containsExactly("cat", "dog");
		assertThat(read("top/train/cat/s0/1.png", "top/train/dog/s1/1.png", "top/val/dog/s1/1.png").classes())
			.containsExactly("cat", "dog");
	}

	@Test
	void folderThatRepeatsItsParentIsDropped() throws IOException {
		ParsedDataset dataset = read("seg_train/seg_train/sea/1.png", "seg_train/seg_train/ice/1.png",
				"seg_test/seg_test/sea/1.png");
		assertThat(dataset.classes()).containsExactly("ice", "sea");
		assertThat(keys(dataset, Split.TEST)).containsExactly("seg_test/seg_test/sea/1.png");
	}

	@Test
	void classMayBeCalledTrainBelowTrain() throws IOException {
		ParsedDataset dataset = read("train/tractor/1.png", "train/train/1.png", "train/tank/1.png",
				"test/train/1.png");
		assertThat(dataset.classes()).containsExactly("tank", "tractor", "train");
		assertThat(dataset.splits().get(Split.TEST).labels()).containsExactly(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "__background__", "__other__", ".cat", "valve", "_" })
	void unusualNamesAreClasses(String name) throws IOException {
		assertThat(read("train/" + name + "/__1.png", "train/dog/.1.png", "test/dog/1.png").classes())
			.containsExactlyInAnyOrder(name, "dog");
	}

	@Test
	void whatSystemsLeaveBehindAndOtherFilesArePassedOverAndSaid() throws IOException {
		Map<String, byte[]> files = images("data/train/a/1.png", "data/train/b/1.png", "data/test/a/1.png");
		for (String name : List.of("__MACOSX/data/train/a/._1.png", "data/.DS_Store", "data/train/a/Thumbs.db",
				"data/train/b/desktop.ini", "data/train/.ipynb_checkpoints/1.png", "data/README.txt",
				"data/train/metadata.csv", "data/test/a/._1.png")) {
			files.put(name, "some text that is no image at all".getBytes(StandardCharsets.UTF_8));
		}
		files.put("data/train/empty/", new byte[0]);
		ParsedDataset dataset = read(files);
		assertThat(dataset.classes()).containsExactly("a", "b");
		assertThat(dataset.understood().passedOverCount()).isEqualTo(9);
		assertThat(dataset.understood().passedOver()).contains(new PassedOver("data/README.txt", "not an image"),
				new PassedOver("data/train/metadata.csv", "not an image"),
				new PassedOver("data/train/a/Thumbs.db", "left by Windows"),
				new PassedOver("data/train/.ipynb_checkpoints/1.png", "left by Jupyter"),
				new PassedOver("data/train/empty/", "an empty folder"),
				new PassedOver("__MACOSX/data/train/a/._1.png", "left by macOS"));
	}

	@Test
	void namesTheFirstHundredPassedOver() throws IOException {
		Map<String, byte[]> files = images("a/1.png", "b/1.png", "a/2.png");
		IntStream.range(0, 150).forEach((i) -> files.put("a/%03d.txt".formatted(i), new byte[1]));
		assertThat(read(files).understood().passedOver()).hasSize(100)
			.first()
			.isEqualTo(new PassedOver("a/000.txt", "not an image"));
		assertThat(read(files).understood().passedOverCount()).isEqualTo(150);
	}

	@Test
	void imageWithoutAnEndingIsRead() throws IOException {
		assertThat(read("test/a/1", "test/b/2").splits().get(Split.TEST).labels()).containsExactly(0, 1);
	}

	@Test
	void backslashesSeparateFolders() throws IOException {
		ParsedDataset dataset = read("test\\a\\1.png", "test\\b\\1.png");
		assertThat(keys(dataset, Split.TEST)).containsExactly("test/a/1.png", "test/b/1.png");
		assertRefused("file.zip has two entries of the path a/1.png", "a/1.png", "a\\1.png", "b/1.png");
	}

	@Test
	void namesThatDifferInNormalFormAreOneClass() throws IOException {
		ParsedDataset dataset = read("train/caf\u00e9/1.png", "train/tea/1.png", "test/cafe\u0301/1.png");
		assertThat(dataset.classes()).containsExactly("caf\u00e9", "tea");
		assertThat(dataset.splits().get(Split.TEST).labels()).containsExactly(0);
		assertThat(dataset.understood().mergedClasses()).containsExactly("caf\u00e9");
		assertThat(read("test/cafe\u0301/1.png", "test/tea/1.png").understood().mergedClasses()).isEmpty();
		this.options = UploadOptions.NONE.withClasses(List.of("tea", "caf\u00e9"));
		assertThat(
				read("train/caf\u00e9/1.png", "train/tea/1.png", "test/cafe\u0301/1.png").understood().mergedClasses())
			.containsExactly("caf\u00e9");
	}

	@Test
	void readsNamesOfOldZips() throws IOException {
		Path zip = this.folder.resolve("old.zip");
		write(zip, images("test/\u00e4/1.png", "test/b/1.png"), Charset.forName("IBM437"));
		assertThat(ImageFoldersFormat.read(new UploadedFile("old.zip", zip, 1 << 20), this.options).classes())
			.containsExactly("b", "\u00e4");
	}

	@Test
	void saysThatZipIsEncrypted() throws IOException {
		Path zip = this.folder.resolve("zip");
		write(zip, images("test/a/1.png", "test/b/1.png"), StandardCharsets.UTF_8);
		byte[] bytes = Files.readAllBytes(zip);
		for (int i = 0; i < bytes.length - 8; i++) {
			if (bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 1 && bytes[i + 3] == 2) {
				bytes[i + 8] |= 1;
			}
		}
		Files.write(zip, bytes);
		assertThatExceptionOfType(MalformedFileException.class)
			.isThrownBy(() -> ImageFoldersFormat.read(new UploadedFile("file.zip", zip, 1 << 20), this.options))
			.withMessage("file.zip is encrypted. Pack it without a password.");
	}

	@Test
	void splitWithoutClassFoldersHasNoLabels() throws IOException {
		ParsedDataset dataset = read("train/a/1.png", "train/b/1.png", "test/2.png", "test/1.png");
		assertThat(dataset.splits().get(Split.TEST).labels()).isNull();
		assertThat(keys(dataset, Split.TEST)).containsExactly("test/1.png", "test/2.png");
	}

	@Test
	void furtherFoldersAreSplitsWhereSaid() throws IOException {
		this.options = UploadOptions.NONE.withSplits(List.of("seg_pred", "tomorrow"));
		ParsedDataset dataset = read("train/a/1.png", "train/b/1.png", "seg_pred/seg_pred/1.png", "Tomorrow/b/1.png");
		assertThat(dataset.splits().get(new Split("seg_pred")).labels()).isNull();
		assertThat(dataset.splits().get(new Split("tomorrow")).labels()).containsExactly(1);
	}

	@Test
	void readsAnnotationsOfTinyImageNet() throws IOException {
		Map<String, byte[]> files = images("tiny/train/n1/images/n1_0.png", "tiny/train/n2/images/n2_0.png",
				"tiny/val/images/val_0.png", "tiny/val/images/val_1.png", "tiny/test/images/test_0.png");
		files.put("tiny/val/val_annotations.txt",
				"val_0.png\tn2\t0\t0\t1\t1\nval_1.png\tn1\t0\t0\t1\t1\n".getBytes(StandardCharsets.UTF_8));
		ParsedDataset dataset = read(files);
		assertThat(dataset.classes()).containsExactly("n1", "n2");
		assertThat(dataset.splits().keySet()).containsExactly(Split.TRAIN, VAL);
		assertThat(keys(dataset, VAL)).containsExactly("val/images/val_1.png", "val/images/val_0.png");
		assertThat(dataset.splits().get(VAL).labels()).containsExactly(0, 1);
		assertThat(dataset.understood().passedOver()).extracting(PassedOver::name)
			.containsExactly("tiny/test/images/test_0.png");
	}

	@Test
	void folderOfNoClassIsPassedOverWithoutAnnotations() throws IOException {
		ParsedDataset dataset = read("train/n1/images/n1_0.png", "train/n1/images/n1_1.png", "train/n2/images/n2_0.png",
				"val/images/val_0.png");
		assertThat(dataset.classes()).containsExactly("n1", "n2");
		assertThat(dataset.splits().keySet()).containsExactly(Split.TRAIN, Split.TEST);
		assertThat(dataset.understood().passedOver()).extracting(PassedOver::name)
			.containsExactly("val/images/val_0.png");
	}

	@Test
	void bringsImagesToOneSizeWhereAsked() throws IOException {
		Map<String, byte[]> files = images("test/a/1.png");
		files.put("test/b/1.png", image(4, 6));
		assertThatExceptionOfType(InvalidDatasetException.class).isThrownBy(() -> read(files))
			.withMessageContaining("2x2 (test/a/1.png), 4x6 (test/b/1.png)")
			.withMessageContaining("resize=HxW");
		this.options = UploadOptions.NONE.withResize(new ImageSize(3, 5));
		assertThat(read(files).shape()).hasToString("1x3x5");
	}

	@Test
	void refusesFoldersThatContradictEachOther() throws IOException {
		assertRefused("folders say the split below those of the classes, as in", "cat/train/1.png", "cat/test/1.png",
				"dog/train/1.png", "dog/test/1.png");
		assertRefused("val/ and dev/ are both the split val", "train/a/1.png", "train/b/1.png", "val/a/1.png",
				"dev/a/1.png");
		assertRefused("put all class folders below a folder train/", "tractor/1.png", "train/1.png", "tank/1.png");
		assertRefused("tomorrow/ is beside train/, test/, but no split", "train/a/1.png", "test/b/1.png",
				"tomorrow/a/1.png");
		assertRefused("splits=tomorrow", "train/a/1.png", "test/b/1.png", "tomorrow/a/1.png");
		assertRefused("cover.png is beside train/", "train/a/1.png", "train/b/1.png", "cover.png");
		assertRefused("'train/2.png' in train is not in a class folder", "train/a/1.png", "train/b/1.png",
				"train/2.png");
		assertRefused("'1.png' in file.zip is not in a class folder", "1.png", "a/2.png");
		assertRefused("'train/1.png' in file.zip is not in a class folder", "train/1.png", "train/2.png");
		assertRefused("test-data/ says a split, and so do those of all folders in it", "test-data/train/a/1.png",
				"test-data/train/b/1.png", "test-data/val/a/1.png");
		assertRefused("are of the class 'images'", "train/images/1.png", "train/images/2.png");
	}

	@Test
	void namesWhatIsThereWhereNoImagesAre() {
		assertThatExceptionOfType(InvalidDatasetException.class)
			.isThrownBy(() -> read(Map.of("data/train.zip", new byte[40])))
			.withMessage("file.zip has no images in it, but data/train.zip (not an image).");
	}

	@Test
	void refusesPathsThatAreTooLong() throws IOException {
		assertRefused("the maximum is 1024", "a/" + "x".repeat(1100) + ".png", "b/1.png");
	}

	@Test
	void refusesWhatHasTheEndingOfAnImageOnly() throws IOException {
		Map<String, byte[]> files = images("a/1.png", "b/1.png");
		files.put("b/2.JPG", "no image".getBytes(StandardCharsets.UTF_8));
		assertThatExceptionOfType(MalformedFileException.class).isThrownBy(() -> read(files))
			.withMessageContaining("b/2.JPG is no image");
	}

	private void assertRefused(String detail, String... paths) {
		assertThatExceptionOfType(InvalidDatasetException.class).as(Arrays.toString(paths))
			.isThrownBy(() -> read(paths))
			.withMessageContaining(detail);
	}

	private ParsedDataset read(String... paths) throws IOException {
		return read(images(paths));
	}

	private ParsedDataset read(Map<String, byte[]> files) throws IOException {
		Path zip = this.folder.resolve("zip");
		write(zip, files, StandardCharsets.UTF_8);
		ParsedDataset dataset = ImageFoldersFormat.read(new UploadedFile("file.zip", zip, 1 << 20), this.options);
		for (RawSplit split : dataset.splits().values()) {
			int[] rows = { 0 };
			split.rows().forEach((features) -> rows[0]++);
			assertThat(rows[0]).isEqualTo(split.examples());
		}
		return dataset;
	}

	private static List<String> keys(ParsedDataset dataset, Split split) {
		RawSplit raw = dataset.splits().get(split);
		return IntStream.range(0, raw.examples()).mapToObj(raw.keys()::get).toList();
	}

	private static Map<String, byte[]> images(String... paths) {
		Map<String, byte[]> files = new LinkedHashMap<>();
		Arrays.stream(paths).forEach((path) -> files.put(path, IMAGE));
		return files;
	}

	private static void write(Path path, Map<String, byte[]> files, Charset names) throws IOException {
		try (OutputStream out = Files.newOutputStream(path); ZipOutputStream zip = new ZipOutputStream(out, names)) {
			for (Map.Entry<String, byte[]> file : new ArrayList<>(files.entrySet())) {
				zip.putNextEntry(new ZipEntry(file.getKey()));
				zip.write(file.getValue());
			}
		}
	}

	private static byte[] image(int height, int width) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY), "png", bytes);
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
		return bytes.toByteArray();
	}

}
