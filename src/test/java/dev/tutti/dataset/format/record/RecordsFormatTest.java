package dev.tutti.dataset.format.record;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.tutti.array.IdxFileTest;
import dev.tutti.array.MalformedFileException;
import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.format.FormatFixture;
import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.dataset.upload.Understood.PassedOver;
import dev.tutti.dataset.upload.UploadOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.tutti.dataset.format.FormatFixture.files;
import static dev.tutti.dataset.format.FormatFixture.rows;
import static dev.tutti.dataset.format.FormatFixture.split;
import static dev.tutti.dataset.format.FormatFixture.splits;
import static org.assertj.core.api.Assertions.assertThat;

class RecordsFormatTest {

	private static final int STL = 3 * 96 * 96;

	@TempDir
	Path folder;

	private FormatFixture fixture;

	@BeforeEach
	void start() {
		this.fixture = new FormatFixture(this.folder);
	}

	@Test
	void tellsCifar10ByTheLengthOfItsRecordsWhateverTheNames() {
		ParsedDataset read = this.fixture.read(files("train.bin", cifar(1, 3, 4), "test.bin", cifar(1, 9)));
		assertThat(read.understood().format()).isEqualTo("cifar-10");
		assertThat(read.classes()).hasSize(10).startsWith("airplane");
		assertThat(split(read, "train").labels()).containsExactly(3, 4);
		assertThat(rows(read, "train").get(1)).startsWith(4, 4).hasSize(3072);
	}

	@Test
	void tellsLengthsThatFitBothByTheLabels() {
		int[] labels = new int[3074];
		Arrays.fill(labels, 9);
		labels[0] = 200;
		byte[] ten = cifar(1, labels);
		ten[0] = 1;
		assertThat(this.fixture.read(files("train.bin", ten, "test.bin", ten)).understood().format())
			.isEqualTo("cifar-10");
		int[] fine = new int[3073];
		Arrays.fill(fine, 99);
		byte[] hundred = cifar(2, fine);
		assertThat(this.fixture.read(files("train.bin", hundred, "test.bin", hundred)).understood().format())
			.isEqualTo("cifar-100");
	}

	@Test
	void refusesLengthsThatFitBothWhereNothingTells() {
		byte[] zeros = new byte[3073 * 3074];
		this.fixture.assertRefused(InvalidDatasetException.class, "Call CIFAR-10's data_batch_1.bin",
				UploadOptions.NONE, files("train.bin", zeros));
		assertThat(this.fixture.read(files("data_batch_1.bin", zeros)).understood().format()).isEqualTo("cifar-10");
	}

	@Test
	void readsFineOrCoarseLabelWithTheNamesOfAFile() {
		byte[] records = cifar(2, 99, 7);
		records[0] = 19;
		Map<String, byte[]> files = files("train.bin", records, "val.bin", records, "fine_label_names.txt", names(100),
				"coarse_label_names.txt", names(20), "readme.html", new byte[1]);
		ParsedDataset fine = this.fixture.read(files);
		assertThat(split(fine, "val").labels()).containsExactly(99, 7);
		assertThat(fine.classes()).hasSize(100).endsWith("class 99");
		assertThat(fine.understood().passedOver())
			.containsExactly(new PassedOver("readme.html", "not a file of records"));
		ParsedDataset coarse = this.fixture.read(UploadOptions.NONE.withColumns("coarse", null, null), files);
		assertThat(split(coarse, "val").labels()).containsExactly(19, 0);
		assertThat(coarse.classes()).hasSize(20);
		this.fixture.assertRefused(InvalidDatasetException.class, "has no label 'medium'",
				UploadOptions.NONE.withColumns("medium", null, null), files);
	}

	@Test
	void givenClassesAreAnotherOrderOfTheNamesInAFile() {
		byte[] records = cifar(1, 9, 2);
		List<String> names = IntStream.range(0, 10).mapToObj((label) -> "class " + label).toList();
		UploadOptions reversed = UploadOptions.NONE
			.withClasses(names.stream().sorted(Comparator.reverseOrder()).toList());
		ParsedDataset read = this.fixture.read(reversed,
				files("data_batch_1.bin", records, "test_batch.bin", records, "batches.meta.txt", names(10)));
		assertThat(read.classes()).startsWith("class 9", "class 8");
		assertThat(split(read, "test").labels()).containsExactly(0, 7);
		ParsedDataset unnamed = this.fixture.read(reversed, files("train.bin", records, "test.bin", records));
		assertThat(split(unnamed, "test").labels()).containsExactly(9, 2);
		ParsedDataset stl = this.fixture.read(reversed,
				files("train_X.bin", new byte[STL], "train_y.bin", new byte[] { 10 }, "test_X.bin", new byte[STL],
						"test_y.bin", new byte[] { 1 }, "class_names.txt", names(10)));
		assertThat(split(stl, "train").labels()).containsExactly(0);
		assertThat(split(stl, "test").labels()).containsExactly(9);
	}

	@Test
	void readsBatchesInOrderOfTheirNamesAndDrawsTestSplit() {
		ParsedDataset read = this.fixture.read(UploadOptions.NONE.withTestShare(0.4),
				files("data_batch_2.bin", cifar(1, 3, 4), "data_batch_1.bin", cifar(1, 5, 6, 7)));
		assertThat(splits(read)).containsExactly("train", "test");
		assertThat(split(read, "test").examples()).isEqualTo(2);
		int first = Integer.parseInt(split(read, "test").keys().get(0));
		assertThat(split(read, "test").labels()[0]).isEqualTo(List.of(5, 6, 7, 3, 4).get(first));
	}

	@Test
	void refusesOtherLengths() {
		this.fixture.assertRefused(MalformedFileException.class,
				"test.bin is truncated: records have 3073 bytes, the last one has 3000", UploadOptions.NONE,
				files("train.bin", cifar(1, 1), "test.bin", new byte[3000]));
		this.fixture.assertRefused(MalformedFileException.class, "train.bin has 100 bytes, which are no whole records",
				UploadOptions.NONE, files("train.bin", new byte[100]));
		this.fixture.assertRefused(MalformedFileException.class, "pytorch_model.bin is ", UploadOptions.NONE,
				files("pytorch_model.bin", new byte[] { (byte) 0x80, 2, (byte) 0x8a, 10, 'l', (byte) 0xfc, 0 }));
		this.fixture.assertRefused(InvalidDatasetException.class, "these do not: more.bin", UploadOptions.NONE,
				files("more.bin", cifar(1, 1), "test.bin", cifar(1, 1)));
	}

	@Test
	void readsDarkRecordsThatBeginAsAnIdxFileDoes() {
		byte[] dark = cifar(1, 0);
		dark[2] = 8;
		dark[3] = 1;
		assertThat(this.fixture.read(files("test.bin", dark)).understood().format()).isEqualTo("cifar-10");
		byte[] labels = IdxFileTest.idx(0x801, new int[] { 2 }, 0, 1);
		byte[] images = IdxFileTest.idx(0x803, new int[] { 2, 1, 1 }, 7, 9);
		assertThat(this.fixture.read(files("test-images.bin", images, "test-labels.bin", labels)).understood().format())
			.isEqualTo("idx");
	}

	@Test
	void turnsColumnsOfStl10AndCountsLabelsFromZero() {
		byte[] images = new byte[2 * STL];
		images[STL] = 1;
		images[STL + 1] = 2;
		images[STL + 96] = 3;
		images[STL + 2 * 96 * 96 + 96] = 4;
		ParsedDataset read = this.fixture
			.read(files("train_X.bin", images, "train_y.bin", new byte[] { 1, 10 }, "test_X.bin", images, "test_y.bin",
					new byte[] { 3, 4 }, "unlabeled_X.bin", images, "fold_indices.txt", new byte[1]));
		assertThat(splits(read)).containsExactly("train", "test");
		assertThat(read.classes()).hasSize(10).contains("monkey");
		assertThat(split(read, "train").labels()).containsExactly(0, 9);
		float[] image = rows(read, "train").get(1);
		assertThat(List.of(image[0], image[96], image[1], image[2 * 96 * 96 + 1])).containsExactly(1F, 2F, 3F, 4F);
		assertThat(read.understood().passedOver()).extracting(PassedOver::name)
			.containsExactly("unlabeled_X.bin", "fold_indices.txt");
	}

	@Test
	void readsUnlabeledImagesOfStl10WhereAsked() {
		ParsedDataset read = this.fixture.read(UploadOptions.NONE.withSplits(List.of("unlabeled")), files("train_X.bin",
				new byte[STL], "train_y.bin", new byte[] { 1 }, "unlabeled_X.bin", new byte[2 * STL]));
		assertThat(splits(read)).containsExactly("train", "unlabeled");
		assertThat(split(read, "unlabeled").labels()).isNull();
	}

	@Test
	void refusesStl10ThatDoesNotMatch() {
		assertRefused("labels are 1 to 10", files("test_X.bin", new byte[STL], "test_y.bin", new byte[1]));
		assertRefused("test_X.bin has 1 images of 3 x 96 x 96 bytes, and test_y.bin has 2 labels",
				files("test_X.bin", new byte[STL], "test_y.bin", new byte[] { 1, 2 }));
		assertRefused("no file has the images of the test split", files("test_y.bin", new byte[] { 1, 2 }));
		this.fixture.assertRefused(MalformedFileException.class, "test_X.bin is truncated", UploadOptions.NONE,
				files("test_X.bin", new byte[STL - 1], "test_y.bin", new byte[] { 1 }));
	}

	private void assertRefused(String detail, Map<String, byte[]> files) {
		this.fixture.assertRefused(InvalidDatasetException.class, detail, UploadOptions.NONE, files);
	}

	/** Records of labels whose last, and whose pixels, are the numbers given. */
	private static byte[] cifar(int labelBytes, int... labels) {
		int length = labelBytes + 3072;
		byte[] records = new byte[labels.length * length];
		for (int i = 0; i < labels.length; i++) {
			Arrays.fill(records, i * length, (i + 1) * length, (byte) labels[i]);
			records[i * length] = (labelBytes == 2) ? 0 : (byte) labels[i];
		}
		return records;
	}

	private static byte[] names(int classes) {
		StringBuilder names = new StringBuilder();
		for (int i = 0; i < classes; i++) {
			names.append("class ").append(i).append('\n');
		}
		return names.append('\n').toString().getBytes(StandardCharsets.UTF_8);
	}

}
