package dev.tutti.dataset.format.array;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;

import dev.tutti.array.FortranOrderTest;
import dev.tutti.array.NpyArrayTest;
import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.format.FormatFixture;
import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.dataset.upload.UploadOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.tutti.dataset.format.FormatFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;

/** How the dimensions of an array make images. */
class ArrayShapesTest {

	@TempDir
	Path folder;

	private FormatFixture fixture;

	@BeforeEach
	void start() {
		this.fixture = new FormatFixture(this.folder);
	}

	@ParameterizedTest
	@CsvSource({ "13x16x16, 13x16x16, first", "2x5x7, 2x5x7, first", "28x28x3, 3x28x28, last",
			"3x28x28, 3x28x28, first", "1x28x28, 1x28x28, first", "3x28x4, 4x3x28, last", "28x28x1, 1x28x28, last" })
	void saysOrderOfChannels(String array, String shape, String channels) {
		boolean known = !"13x16x16".equals(array) && !"2x5x7".equals(array);
		ParsedDataset read = read(known ? null : shape, sizes(array));
		assertThat(read.shape()).isEqualTo(Shape.parse(shape));
		assertThat(read.understood().shape()).isEqualTo(shape);
		assertThat(read.understood().channels()).isEqualTo(channels);
		assertThat(read.understood().order()).isEqualTo("file");
	}

	@Test
	void readsShapeOfArrayItselfAsChannelsFirst() {
		assertThat(rows(read("2x3x4", 2, 3, 4), "train").get(0)).containsExactly(counted(24));
	}

	@Test
	void readsShapeWithChannelsOfLastDimensionAsChannelsLast() {
		float[] row = rows(read("2x3x4", 3, 4, 2), "train").get(0);
		assertThat(row).startsWith(0, 2, 4).endsWith(19, 21, 23);
	}

	@Test
	void keepsOrderOfValuesInOtherShapeOfTheSameSize() {
		assertThat(rows(read("1x4x6", 2, 3, 4), "train").get(0)).containsExactly(counted(24));
		assertThat(rows(read("1x4x6", 24), "train").get(0)).containsExactly(counted(24));
		assertThat(read(null, 24).understood().channels()).isNull();
	}

	@Test
	void refusesToGuessTheChannels() {
		assertRefused("Say channels, height and width with shape: 2x5x7 where the channels are first, 7x2x5", null, 2,
				5, 7);
		assertRefused("neither channels first (5x2x7) nor channels last (7x5x2)", "2x5x7", 5, 2, 7);
		assertRefused("does not match the shape 3x5x7", "3x5x7", 2, 5, 7);
	}

	@Test
	void refusesVolumesByName() {
		assertRefused("has examples of 6x5x7x1: volumes", null, 6, 5, 7, 1);
		assertRefused("has examples of 28x28x28: volumes", null, 28, 28, 28);
	}

	@Test
	void refusesFeaturesThatAreOneValueAnExample() {
		byte[] one = NpyArrayTest.array("|u1", new byte[] { 1, 2 }, 2);
		this.fixture.assertRefused(InvalidDatasetException.class, "one value an example", UploadOptions.NONE,
				FormatFixture.files("x_test.npy", one, "y_test.npy", one));
	}

	@Test
	void readsFortranOrder() {
		byte[] features = FortranOrderTest.fortran("|u1", new byte[] { 0, 6, 1, 7, 2, 8, 3, 9, 4, 10, 5, 11 }, 2, 6);
		byte[] labels = FortranOrderTest.fortran("|u1", new byte[] { 1, 0, 0, 1 }, 2, 2);
		ParsedDataset read = this.fixture.read(FormatFixture.files("x_test.npy", features, "y_test.npy", labels));
		assertThat(rows(read, "test")).containsExactly(new float[] { 0, 1, 2, 3, 4, 5 },
				new float[] { 6, 7, 8, 9, 10, 11 });
		assertThat(FormatFixture.split(read, "test").labels()).containsExactly(0, 1);
	}

	@Test
	void turnsChannelsOfFortranOrder() {
		byte[] values = new byte[12];
		for (int i = 0; i < 6; i++) {
			// height 1, width 2, 3 channels
			int place = 2 * (i / 3 + 2 * (i % 3));
			values[place] = (byte) i;
			values[place + 1] = (byte) (i + 6);
		}
		ParsedDataset read = this.fixture.read(FormatFixture.files("x_test.npy",
				FortranOrderTest.fortran("|u1", values, 2, 1, 2, 3), "y_test.npy", labels()));
		assertThat(rows(read, "test").get(1)).containsExactly(6, 9, 7, 10, 8, 11);
	}

	private void assertRefused(String detail, String shape, int... example) {
		this.fixture.assertRefused(InvalidDatasetException.class, detail, options(shape), files(example));
	}

	/** Reads a train split of two examples that count their values. */
	private ParsedDataset read(String shape, int... example) {
		return this.fixture.read(options(shape), files(example));
	}

	private static UploadOptions options(String shape) {
		return UploadOptions.NONE.withShape((shape != null) ? Shape.parse(shape) : null);
	}

	private static Map<String, byte[]> files(int... example) {
		int size = IntStream.of(example).reduce(1, Math::multiplyExact);
		byte[] values = new byte[2 * size];
		for (int i = 0; i < values.length; i++) {
			values[i] = (byte) (i % size);
		}
		int[] shape = IntStream.concat(IntStream.of(2), IntStream.of(example)).toArray();
		byte[] features = NpyArrayTest.array("|u1", values, shape);
		return FormatFixture.files("x_train.npy", features, "y_train.npy", labels(), "x_test.npy", features,
				"y_test.npy", labels());
	}

	private static byte[] labels() {
		return NpyArrayTest.array("|u1", new byte[] { 0, 1 }, 2);
	}

	private static int[] sizes(String shape) {
		Shape parsed = Shape.parse(shape);
		return new int[] { parsed.channels(), parsed.height(), parsed.width() };
	}

	private static float[] counted(int size) {
		float[] counted = new float[size];
		for (int i = 0; i < size; i++) {
			counted[i] = i;
		}
		return counted;
	}

}
