package dev.tutti.dataset.format.array;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import dev.tutti.array.IdxFileTest;
import dev.tutti.array.MalformedFileException;
import dev.tutti.array.NpyArrayTest;
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

/** Which arrays are the features and labels of which split. */
class ArraysFormatTest {

	private static final byte[] X = NpyArrayTest.array("|u1", new byte[] { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 }, 5, 2);

	private static final byte[] Y = NpyArrayTest.array("|u1", new byte[] { 0, 1, 0, 1, 0 }, 5);

	@TempDir
	Path folder;

	private FormatFixture fixture;

	@BeforeEach
	void start() {
		this.fixture = new FormatFixture(this.folder);
	}

	@Test
	void readsSplitsOfNpzAndNamesArraysThatAreNotUsed() {
		ParsedDataset read = this.fixture.read(files("medmnist.npz",
				FormatFixture.zip(files("train_images.npy", X, "train_labels.npy", Y, "val_images.npy", X,
						"val_labels.npy", Y, "test_images.npy", X, "test_labels.npy", Y, "mean.npy", X, "train_ids.npy",
						Y, "README", new byte[1]))));
		assertThat(splits(read)).containsExactly("train", "test", "val");
		assertThat(read.understood().format()).isEqualTo("npz");
		assertThat(read.understood().passedOver()).containsExactlyInAnyOrder(
				new PassedOver("mean.npy in medmnist.npz", "its name says no split"),
				new PassedOver("train_ids.npy in medmnist.npz", "its name says neither features nor labels"),
				new PassedOver("README", "not an NPY array"));
	}

	@Test
	void drawsTestSplitWhereNoArrayEvaluates() {
		ParsedDataset read = this.fixture.read(UploadOptions.NONE.withTestShare(0.4),
				files("d.npz", FormatFixture.zip(files("x_train.npy", X, "y_train.npy", Y))));
		assertThat(splits(read)).containsExactly("train", "test");
		assertThat(split(read, "test").examples()).isEqualTo(2);
		int first = Integer.parseInt(split(read, "test").keys().get(0));
		assertThat(rows(read, "test").get(0)).containsExactly(2 * first, 2 * first + 1);
	}

	@Test
	void drawsTestSplitOfPairWithoutSplit() {
		for (List<String> names : List.of(List.of("images", "labels"), List.of("x", "y"), List.of("X", "Y"),
				List.of("data", "target"))) {
			ParsedDataset read = this.fixture
				.read(files("d.npz", FormatFixture.zip(files(names.get(0) + ".npy", X, names.get(1) + ".npy", Y))));
			assertThat(splits(read)).containsExactly("train", "test");
		}
	}

	@Test
	void readsFilesOfOneArrayByTheirOwnNames() {
		Map<String, byte[]> kmnist = files("kmnist-train-imgs.npz", FormatFixture.zip(files("arr_0.npy", X)),
				"kmnist-train-labels.npz", FormatFixture.zip(files("arr_0.npy", Y)), "kmnist-test-imgs.npz",
				FormatFixture.zip(files("arr_0.npy.npy", X)), "kmnist-test-labels.npz",
				FormatFixture.zip(files("arr_0.npy", Y)));
		assertThat(splits(this.fixture.read(kmnist))).containsExactly("train", "test");
	}

	@Test
	void readsFileOfSplitAsThatSplit() {
		ParsedDataset read = this.fixture.read(files("train.npz", FormatFixture.zip(files("x.npy", X, "y.npy", Y)),
				"valid.npz", FormatFixture.zip(files("x.npy", X, "y.npy", Y))));
		assertThat(splits(read)).containsExactly("train", "val");
	}

	@Test
	void readsTestSetAlone() {
		assertThat(splits(this.fixture.read(files("cifar10.1_v6_data.npy", X, "cifar10.1_v6_labels.npy", Y))))
			.containsExactly("test");
		assertThat(splits(this.fixture.read(UploadOptions.NONE.withTestShare(0.2),
				files("cifar10.1_v6_data.npy", X, "cifar10.1_v6_labels.npy", Y))))
			.containsExactly("train", "test");
		assertThat(splits(this.fixture.read(files("testX.npy", X, "testY.npy", Y)))).containsExactly("test");
	}

	@Test
	void readsSplitWithoutLabels() {
		ParsedDataset read = this.fixture.read(UploadOptions.NONE.withSplits(List.of("tomorrow")),
				files("x_train.npy", X, "y_train.npy", Y, "tomorrow_x.npy", X));
		assertThat(splits(read)).containsExactly("train", "tomorrow");
		assertThat(split(read, "tomorrow").labels()).isNull();
		assertThat(split(read, "tomorrow").examples()).isEqualTo(5);
	}

	@Test
	void readsIdxOfFloats() {
		byte[] images = IdxFileTest.idx(0xD03, new int[] { 2, 1, 1 }, 0x3f, 0, 0, 0, 0xbf, 0x80, 0, 0);
		byte[] labels = IdxFileTest.idx(0x801, new int[] { 2 }, 0, 1);
		ParsedDataset read = this.fixture
			.read(files("t10k-images-idx3-ubyte", images, "t10k-labels-idx1-ubyte", IdxFileTest.gzip(labels)));
		assertThat(rows(read, "test")).containsExactly(new float[] { 0.5F }, new float[] { -1 });
		assertThat(read.bytes()).isFalse();
	}

	@Test
	void readsBooleansAndHalfPrecision() {
		byte[] flags = NpyArrayTest.array("|b1", new byte[] { 0, 1, 1, 0 }, 2, 2);
		byte[] halves = NpyArrayTest.array("<f2", new byte[] { 0, 60, 0, 56, 0, 0, 0, -68 }, 2, 2);
		byte[] labels = NpyArrayTest.array("|u1", new byte[] { 0, 1 }, 2);
		ParsedDataset read = this.fixture
			.read(files("x_train.npy", flags, "y_train.npy", labels, "x_test.npy", halves, "y_test.npy", labels));
		assertThat(rows(read, "train")).containsExactly(new float[] { 0, 1 }, new float[] { 1, 0 });
		assertThat(rows(read, "test")).containsExactly(new float[] { 1, 0.5F }, new float[] { 0, -1 });
	}

	@Test
	void refusesArraysThatCannotBeTold() {
		assertRefused("No array has the labels of the train split", files("x_train.npy", X, "x_test.npy", X));
		assertRefused("No array has the features of the test split, whose labels y_test.npy has",
				files("x_train.npy", X, "y_train.npy", Y, "y_test.npy", Y));
		assertRefused("Several arrays have the features of the train split: x_train.npy, train_images.npy",
				files("x_train.npy", X, "train_images.npy", X, "y_train.npy", Y));
		assertRefused("The names of some arrays say their split; these do not: labels.npy",
				files("x_train.npy", X, "y_train.npy", Y, "x_test.npy", X, "labels.npy", Y));
		assertRefused("The names of some arrays say their split; these do not: x.npy, y.npy",
				files("x.npy", X, "y.npy", Y, "x_test.npy", X, "y_test.npy", Y));
		assertRefused("No array has features; the arrays are called arr_0.npy in d.npz, arr_1.npy in d.npz",
				files("d.npz", FormatFixture.zip(files("arr_0.npy", X, "arr_1.npy", Y))));
		this.fixture.assertRefused(MalformedFileException.class, "human_ordered.npy has an unsupported type, O: Python",
				UploadOptions.NONE, files("human_ordered.npy", NpyArrayTest.array("O", new byte[9])));
		assertRefused("No array has labels. Name the classes", files("x_test.npy", X));
	}

	@Test
	void refusesDamagedArraysByName() {
		this.fixture.assertRefused(MalformedFileException.class,
				"x_test.npy is truncated: its header declares 10 values, it has 9", UploadOptions.NONE,
				files("x_test.npy", Arrays.copyOf(X, X.length - 1), "y_test.npy", Y));
		this.fixture.assertRefused(MalformedFileException.class, "y_test.npy in d.npz is too long", UploadOptions.NONE,
				files("d.npz",
						FormatFixture.zip(files("x_test.npy", X, "y_test.npy", Arrays.copyOf(Y, Y.length + 1)))));
		byte[] npz = FormatFixture.zip(files("x_test.npy", X, "y_test.npy", Y));
		this.fixture.assertRefused(MalformedFileException.class, "d.npz", UploadOptions.NONE,
				files("d.npz", Arrays.copyOf(npz, npz.length - 30)));
		byte[] notFinite = NpyArrayTest.array("<f4", new byte[] { 0, 0, 0, 63, 0, 0, -64, 127 }, 2, 1);
		assertRefused("x_test.npy has the feature NaN in row 1",
				files("x_test.npy", notFinite, "y_test.npy", NpyArrayTest.array("|u1", new byte[] { 0, 1 }, 2)));
	}

	@Test
	void labelsThatAreNoArrayAreRefusedUnlessAnArrayHoldsThem() {
		for (String name : List.of("y_test.csv", "labels.csv")) {
			this.fixture.assertRefused(MalformedFileException.class, name + " is no array, though its name says labels",
					UploadOptions.NONE, files("x_test.npy", X, name, "0\n1\n".getBytes()));
		}
		ParsedDataset read = this.fixture
			.read(files("label_names.txt", "a,b".getBytes(), "x_test.npy", X, "y_test.npy", Y));
		assertThat(read.understood().passedOver()).hasSize(1);
	}

	@Test
	void passesOverOtherFiles() {
		ParsedDataset read = this.fixture.read(files("notes.txt", "a,b".getBytes(), "x_test.npy", X, "y_test.npy", Y));
		assertThat(read.understood().passedOver()).containsExactly(new PassedOver("notes.txt", "not an array"));
	}

	private void assertRefused(String detail, Map<String, byte[]> files) {
		this.fixture.assertRefused(InvalidDatasetException.class, detail, UploadOptions.NONE, files);
	}

}
