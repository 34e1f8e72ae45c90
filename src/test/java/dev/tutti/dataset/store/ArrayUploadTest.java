package dev.tutti.dataset.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.tutti.array.IdxFileTest;
import dev.tutti.array.MalformedFileException;
import dev.tutti.array.NpyArrayTest;
import dev.tutti.dataset.Dataset;
import dev.tutti.dataset.DatasetTooLargeException;
import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.content.ByteExamples;
import dev.tutti.dataset.content.FloatExamples;
import dev.tutti.dataset.upload.UploadOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.tutti.dataset.store.UploadFixture.PLAIN;
import static org.assertj.core.api.Assertions.assertThat;

/** IDX, NPY, NPZ and CIFAR's binary files. */
class ArrayUploadTest {

	private static final byte[] IMAGES = IdxFileTest.idx(0x803, new int[] { 3, 1, 2 }, 0, 51, 102, 153, 204, 255);

	private static final byte[] LABELS = IdxFileTest.idx(0x801, new int[] { 3 }, 0, 2, 1);

	@TempDir
	Path folder;

	private UploadFixture fixture;

	@BeforeEach
	void start() {
		this.fixture = new UploadFixture(this.folder);
	}

	@Test
	void recognizesIdxFilesByPartName() {
		Dataset dataset = this.fixture.add("idx", PLAIN, Map.of("trainImages", IMAGES, "trainLabels",
				IdxFileTest.gzip(LABELS), "testImages", IdxFileTest.gzip(IMAGES), "testLabels", LABELS));
		assertThat(dataset.shape()).isEqualTo(new Shape(1, 1, 2));
		assertThat(dataset.sizes()).isEqualTo(Map.of(Split.TRAIN, 3, Split.TEST, 3));
		assertThat(dataset.classes()).containsExactly("0", "1", "2");
		assertThat(dataset.hasFeatures()).isTrue();
		assertThat(dataset.available()).isTrue();
		assertThat(this.fixture.labels("idx", Split.TEST)).containsExactly(0, 2, 1);
		assertThat(this.fixture.features("idx", Split.TRAIN).get(1)).containsExactly(0.4F, 0.6F);
		assertThat(this.fixture.catalogue.examples("idx", Split.TRAIN)).isInstanceOf(ByteExamples.class);
	}

	@Test
	void recognizesIdxFilesByMnistFileName() {
		Dataset dataset = this.fixture.add("idx", options("a", "b", "c"), Map.of("train-images-idx3-ubyte", IMAGES,
				"train-labels-idx1-ubyte", LABELS, "t10k-images-idx3-ubyte", IMAGES, "t10k-labels-idx1-ubyte", LABELS));
		assertThat(dataset.classes()).containsExactly("a", "b", "c");
	}

	@Test
	void rejectsInconsistentIdxFiles() throws IOException {
		assertRejected(InvalidDatasetException.class, "No array has the labels of the train split",
				without("trainLabels"));
		assertRejected(InvalidDatasetException.class, "trainLabels the shape [2]: one label per example is expected",
				with("trainLabels", IdxFileTest.idx(0x801, new int[] { 2 }, 0, 1)));
		assertRejected(InvalidDatasetException.class,
				"Examples of the train split are 1x1x2, those of the test split 1x2x1",
				with("testImages", IdxFileTest.idx(0x803, new int[] { 3, 2, 1 }, new int[6])));
		assertRejected(MalformedFileException.class, "testImages is truncated",
				with("testImages", Arrays.copyOf(IMAGES, IMAGES.length - 1)));
		assertRejected(MalformedFileException.class, "testImages is too long",
				with("testImages", Arrays.copyOf(IMAGES, IMAGES.length + 1)));
		assertRejected(MalformedFileException.class, "testLabels has an invalid header",
				with("testLabels", IdxFileTest.idx(0x801, new int[] { Integer.MAX_VALUE })));
	}

	@Test
	void rejectsLabelWithoutClass() throws IOException {
		this.fixture.assertRejected(InvalidDatasetException.class, "The label of example 1 of the train split is 2",
				options("a", "b"), with("testLabels", LABELS));
		byte[] alike = IdxFileTest.idx(0x801, new int[] { 3 }, 0, 0, 0);
		Map<String, byte[]> files = with("trainLabels", alike);
		files.put("testLabels", alike);
		assertRejected(InvalidDatasetException.class, "There are 1 classes", files);
	}

	@Test
	void recognizesNpyFilesByFileName() {
		byte[] features = NpyArrayTest.array("<f4", new byte[] { 0, 0, 0, 63, 0, 0, -128, -65 }, 2, 1);
		byte[] labels = NpyArrayTest.array("<i8", new byte[] { 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, 2);
		this.fixture.add("npy", PLAIN,
				Map.of("x_train.npy", features, "y_train.npy", labels, "x_test.npy", features, "y_test.npy", labels));
		assertThat(this.fixture.labels("npy", Split.TRAIN)).containsExactly(1, 0);
		assertThat(this.fixture.features("npy", Split.TRAIN)).containsExactly(new float[] { 0.5F }, new float[] { -1 });
		assertThat(this.fixture.catalogue.examples("npy", Split.TRAIN)).isInstanceOf(FloatExamples.class);
	}

	@Test
	void readsKerasNpzAsChannelsLast() {
		Dataset dataset = this.fixture.add("keras", PLAIN, Map.of("keras.npz", NpyArrayTest.resource("keras.npz")));
		assertThat(dataset.shape()).isEqualTo(new Shape(3, 2, 2));
		assertThat(this.fixture.labels("keras", Split.TRAIN)).containsExactly(0, 1, 2, 1);
		assertThat(this.fixture.labels("keras", Split.TEST)).containsExactly(2, 0);
		ByteExamples test = (ByteExamples) this.fixture.catalogue.examples("keras", Split.TEST);
		assertThat(test.maximum()).isEqualTo(255);
		assertThat(test.pixels()).startsWith(0, 3, 6, 9, 1, 4, 7, 10, 2, 5, 8, 11, 12);
	}

	@Test
	void keepsRealFeaturesUnscaled() {
		Dataset dataset = this.fixture.add("floats", PLAIN, Map.of("floats.npz", NpyArrayTest.resource("floats.npz")));
		assertThat(dataset.shape()).isEqualTo(new Shape(1, 1, 3));
		assertThat(dataset.sizes()).isEqualTo(Map.of(Split.TRAIN, 4, Split.TEST, 1));
		assertThat(this.fixture.features("floats", Split.TRAIN).get(0)[0]).isEqualTo(-1);
		assertThat(this.fixture.features("floats", Split.TEST).get(0)).containsExactly(0.5F, 0.25F, 0);
	}

	@Test
	void usesGivenShapeAndRejectsMismatch() throws IOException {
		UploadOptions shaped = PLAIN.withShape(new Shape(1, 3, 1));
		Map<String, byte[]> files = Map.of("floats.npz", NpyArrayTest.resource("floats.npz"));
		assertThat(this.fixture.add("shaped", shaped, files).shape()).isEqualTo(new Shape(1, 3, 1));
		UploadOptions mismatch = PLAIN.withShape(new Shape(1, 2, 2));
		new UploadFixture(this.folder.resolve("other")).assertRejected(InvalidDatasetException.class,
				"has 3 features per example, which does not match the shape 1x2x2", mismatch, files);
	}

	@Test
	void rejectsNonFiniteFeature() throws IOException {
		byte[] features = NpyArrayTest.array("<f4", new byte[] { 0, 0, 0, 63, 0, 0, -64, 127 }, 2, 1);
		byte[] labels = NpyArrayTest.array("|u1", new byte[] { 0, 1 }, 2);
		assertRejected(InvalidDatasetException.class, "trainImages has the feature NaN in row 1",
				Map.of("trainImages", features, "trainLabels", labels, "testImages", features, "testLabels", labels));
	}

	@Test
	void readsCifar10InFileOrderWithClassNames() {
		Dataset dataset = this.fixture.add("cifar", PLAIN, Map.of("data_batch_2.bin", cifar(1, 3, 4),
				"data_batch_1.bin", cifar(1, 5), "test_batch.bin", cifar(1, 9)));
		assertThat(dataset.shape()).isEqualTo(new Shape(3, 32, 32));
		assertThat(dataset.classes()).startsWith("airplane").hasSize(10);
		assertThat(this.fixture.labels("cifar", Split.TRAIN)).containsExactly(5, 3, 4);
		assertThat(this.fixture.features("cifar", Split.TRAIN).get(2)[3071]).isEqualTo(4 / 255F);
	}

	@Test
	void readsCifar100FineLabels() {
		this.fixture.add("cifar100", PLAIN, Map.of("train.bin", cifar(2, 99, 0), "test.bin", cifar(2, 7)));
		assertThat(this.fixture.labels("cifar100", Split.TRAIN)).containsExactly(99, 0);
		assertThat(this.fixture.catalogue.get("cifar100").classes()).hasSize(100);
	}

	@Test
	void rejectsTruncatedOrMissingCifarFile() throws IOException {
		assertRejected(MalformedFileException.class, "test_batch.bin is truncated",
				Map.of("data_batch_1.bin", cifar(1, 1), "test_batch.bin", Arrays.copyOf(cifar(1, 1, 2), 4000)));
		assertRejected(InvalidDatasetException.class, "The train split has no examples",
				Map.of("data_batch_1.bin", new byte[0], "test_batch.bin", cifar(1, 1)));
	}

	@Test
	void rejectsFileThatUnpacksBeyondLimit() throws IOException {
		byte[] bomb = IdxFileTest.gzip(IdxFileTest.idx(0x801, new int[] { 1_000_000 }, new int[1_000_000]));
		assertThat(bomb.length).isLessThan(2000);
		Map<String, byte[]> files = with("testLabels", bomb);
		files.put("testImages", IdxFileTest.gzip(IdxFileTest.idx(0x802, new int[] { 1_000_000, 1 })));
		assertRejected(DatasetTooLargeException.class, "testLabels has more than 102400 bytes", files);
	}

	@Test
	void rejectsUnknownFormat() throws IOException {
		assertRejected(MalformedFileException.class, "image has no supported format",
				Map.of("image", new byte[] { (byte) 0x89, 'P', 'N', 'G', 0, 1 }));
		assertRejected(MalformedFileException.class, "packed is truncated or damaged",
				Map.of("packed", new byte[] { 0x1f, (byte) 0x8b, 8 }));
	}

	private void assertRejected(Class<? extends RuntimeException> type, String detail, Map<String, byte[]> files)
			throws IOException {
		this.fixture.assertRejected(type, detail, PLAIN, files);
	}

	private static UploadOptions options(String... classes) {
		return PLAIN.withClasses(List.of(classes));
	}

	private static Map<String, byte[]> with(String part, byte[] content) {
		Map<String, byte[]> files = new HashMap<>(
				Map.of("trainImages", IMAGES, "trainLabels", LABELS, "testImages", IMAGES, "testLabels", LABELS));
		files.put(part, content);
		return files;
	}

	private static Map<String, byte[]> without(String part) {
		Map<String, byte[]> files = with(part, IMAGES);
		files.remove(part);
		return files;
	}

	/** Records whose last label and pixels are the numbers given. */
	private static byte[] cifar(int labelBytes, int... labels) {
		byte[] records = new byte[labels.length * (labelBytes + 3072)];
		for (int i = 0; i < labels.length; i++) {
			int from = i * (labelBytes + 3072);
			Arrays.fill(records, from, from + labelBytes + 3072, (byte) labels[i]);
			records[from] = (labelBytes == 2) ? 0 : records[from];
		}
		return records;
	}

}
