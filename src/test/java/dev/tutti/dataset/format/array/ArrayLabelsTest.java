package dev.tutti.dataset.format.array;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.tutti.array.IdxFileTest;
import dev.tutti.array.NpyArrayTest;
import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.format.FormatFixture;
import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.dataset.upload.UploadOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Labels in arrays of every type, and one-hot. */
class ArrayLabelsTest {

	@TempDir
	Path folder;

	private FormatFixture fixture;

	@BeforeEach
	void start() {
		this.fixture = new FormatFixture(this.folder);
	}

	@Test
	void readsWholeNumbersOfEveryType() {
		assertLabels(NpyArrayTest.array(">f8", doubles(0, 2, 1), 3), 0, 2, 1);
		assertLabels(NpyArrayTest.array("<i2", new byte[] { 0, 0, 2, 0, 1, 0 }, 3, 1), 0, 2, 1);
		assertLabels(NpyArrayTest.array("|b1", new byte[] { 0, 1, 1 }, 3), 0, 1, 1);
		assertLabels(IdxFileTest.idx(0xC01, new int[] { 3 }, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 1), 0, 2, 1);
		assertLabels(IdxFileTest.idx(0xB01, new int[] { 3 }, 0, 0, 0, 2, 0, 1), 0, 2, 1);
		assertLabels(IdxFileTest.idx(0xE01, new int[] { 3 }, unsigned(doubles(0, 2, 1))), 0, 2, 1);
	}

	@Test
	void readsOneHotRowsWithAllTheirColumnsAsClasses() {
		ParsedDataset read = read(NpyArrayTest.array(">f8", doubles(0, 1, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0), 3, 4));
		assertThat(FormatFixture.split(read, "test").labels()).containsExactly(1, 0, 1);
		assertThat(read.classes()).containsExactly("0", "1", "2", "3");
		assertThat(read.warnings().get(0).detail()).contains("2, 3");
	}

	@Test
	void refusesSeveralLabelsAnExample() {
		assertRefused("row 1 (counted from 0) has 2 ones. Several labels an example",
				NpyArrayTest.array("|u1", new byte[] { 0, 1, 0, 1, 1, 0, 1, 0, 0 }, 3, 3));
		assertRefused("row 2 (counted from 0) has 0 ones",
				NpyArrayTest.array("|u1", new byte[] { 0, 1, 0, 1, 0, 0, 0, 0, 0 }, 3, 3));
		assertRefused("row 0 (counted from 0) has 0.25",
				NpyArrayTest.array(">f8", doubles(0.25, 0.75, 1, 0, 0, 1), 3, 2));
		assertRefused("has the shape [3, 2, 2], which labels do not have",
				NpyArrayTest.array("|u1", new byte[12], 3, 2, 2));
	}

	@Test
	void refusesWhatIsNoLabelWithItsRow() {
		assertRefused("y_test.npy has -1 in row 1", NpyArrayTest.array("|i1", new byte[] { 0, -1, 1 }, 3));
		assertRefused("has 0.5 in row 2", NpyArrayTest.array(">f8", doubles(0, 1, 0.5), 3));
		assertRefused("has NaN in row 0", NpyArrayTest.array(">f8", doubles(Double.NaN, 1, 0), 3));
		assertRefused("has Infinity in row 0", NpyArrayTest.array(">f8", doubles(Double.POSITIVE_INFINITY, 1, 0), 3));
		assertRefused("has 18446744073709551615 in row 2",
				NpyArrayTest.array("<u8", ByteBuffer.allocate(24).putLong(16, -1).array(), 3));
		assertRefused("has 65536 in row 0", NpyArrayTest.array(">f8", doubles(65536, 1, 0), 3));
	}

	@Test
	void refusesAnotherNumberOfLabelsThanOfExamples() {
		assertRefused("y_test.npy the shape [2]: one label per example",
				NpyArrayTest.array("|u1", new byte[] { 0, 1 }, 2));
		assertRefused("has the shape [0]: no examples", NpyArrayTest.array("|u1", new byte[0], 0));
	}

	@Test
	void keepsLabelsFromOneAndNamesClassesWithoutExample() {
		ParsedDataset read = read(NpyArrayTest.array("|u1", new byte[] { 1, 14, 2 }, 3));
		assertThat(read.classes()).hasSize(15);
		assertThat(FormatFixture.split(read, "test").labels()).containsExactly(1, 14, 2);
		assertThat(read.warnings()).hasSize(1);
		assertThat(read.warnings().get(0).type()).isEqualTo("classes-without-examples");
		assertThat(read.warnings().get(0).detail()).contains("0, 3, 4, 5, 6, 7, 8, 9, 10, 11, …");
	}

	@Test
	void refusesOneHotColumnsOfAnotherNumberThanGivenClasses() {
		this.fixture.assertRefused(InvalidDatasetException.class,
				"One-hot labels have 2 columns where there are 3 classes",
				UploadOptions.NONE.withClasses(List.of("a", "b", "c")),
				files(NpyArrayTest.array("|u1", new byte[] { 1, 0, 0, 1, 1, 0 }, 3, 2)));
	}

	private void assertLabels(byte[] labels, int... expected) {
		ParsedDataset read = read(labels);
		assertThat(FormatFixture.split(read, "test").labels()).containsExactly(expected);
	}

	private void assertRefused(String detail, byte[] labels) {
		this.fixture.assertRefused(InvalidDatasetException.class, detail, UploadOptions.NONE, files(labels));
	}

	private ParsedDataset read(byte[] labels) {
		return this.fixture.read(files(labels));
	}

	private static Map<String, byte[]> files(byte[] labels) {
		return FormatFixture.files("x_test.npy", NpyArrayTest.array("|u1", new byte[6], 3, 2), "y_test.npy", labels);
	}

	private static byte[] doubles(double... values) {
		ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * values.length);
		bytes.asDoubleBuffer().put(values);
		return bytes.array();
	}

	private static int[] unsigned(byte[] bytes) {
		return IntStream.range(0, bytes.length).map((i) -> bytes[i]).toArray();
	}

}
