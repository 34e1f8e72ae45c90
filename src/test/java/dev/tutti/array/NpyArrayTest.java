package dev.tutti.array;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The files in {@code datasets/} were written by NumPy 1.24. */
public class NpyArrayTest {

	private static final byte[] PLAIN = array("|u1", new byte[] { 1, 2, -1, 4, 5, 6 }, 2, 3);

	@Test
	void readsUnsignedBytes() throws IOException {
		NpyArray array = open(PLAIN);
		assertThat(array.shape()).containsExactly(2, 3);
		assertThat(array.isUnsignedByte()).isTrue();
		assertThat(array.isReal()).isFalse();
		assertThat(array.readInts(6)).containsExactly(1, 2, 255, 4, 5, 6);
	}

	@Test
	void readsIntegersOfEveryWidthAndByteOrder() throws IOException {
		assertThat(open(array("|i1", new byte[] { -1, 127 }, 2)).readInts(2)).containsExactly(-1, 127);
		assertThat(open(array("<u2", new byte[] { -1, -1 }, 1)).readInts(1)).containsExactly(65535);
		assertThat(open(array(">i2", new byte[] { 1, 2 }, 1)).readInts(1)).containsExactly(258);
		assertThat(open(array("<i4", new byte[] { 1, 2, 0, 0 }, 1)).readInts(1)).containsExactly(513);
		assertThat(open(array("<i8", new byte[] { -2, -1, -1, -1, -1, -1, -1, -1 }, 1)).readInts(1))
			.containsExactly(-2);
		assertThat(open(array("<f4", new byte[] { 0, 0, -128, 63 }, 1)).readInts(1)).containsExactly(1);
	}

	@Test
	void readsHalfPrecisionAndBooleans() throws IOException {
		byte[] halves = { 0, 60, 0, -64, 1, 0, -1, 3, -1, 123, 0, 124, 0, -4, 1, 124, 0, -128, 85, 53 };
		NpyArray array = open(array("<f2", halves, 10));
		assertThat(array.isReal()).isTrue();
		assertThat(array.isHalfPrecision()).isTrue();
		float[] values = new float[10];
		array.read(values);
		array.end();
		assertThat(values).containsExactly(1, -2, 0x1p-24f, 1023 * 0x1p-24f, 65504, Float.POSITIVE_INFINITY,
				Float.NEGATIVE_INFINITY, Float.NaN, -0.0f, 0.333251953125f);
		assertThat(open(array(">f2", new byte[] { 60, 0 }, 1)).readInts(1)).containsExactly(1);
		assertThat(open(array("|b1", new byte[] { 0, 1, 2 }, 3)).readInts(3)).containsExactly(0, 1, 1);
	}

	@Test
	void readsIntegersBeyondDoublesExactly() throws IOException {
		long[] longs = { 1L << 53, (1L << 53) + 1, -(1L << 53) - 1, Long.MAX_VALUE, Long.MIN_VALUE, -1, 0,
				Long.MAX_VALUE - 600 };
		for (boolean unsigned : new boolean[] { false, true }) {
			ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * longs.length);
			bytes.asLongBuffer().put(longs);
			double[] values = new double[longs.length];
			double[] rests = new double[longs.length];
			open(array(unsigned ? ">u8" : ">i8", bytes.array(), longs.length)).read(values, rests);
			for (int i = 0; i < longs.length; i++) {
				BigDecimal exact = new BigDecimal(unsigned ? Long.toUnsignedString(longs[i]) : Long.toString(longs[i]));
				assertThat(values[i]).isEqualTo(exact.doubleValue());
				assertThat(new BigDecimal(values[i]).add(new BigDecimal(rests[i]))).isEqualByComparingTo(exact);
			}
		}
		double[] value = new double[1];
		open(array("<f4", new byte[] { 0, 0, -128, 63 }, 1)).read(value, new double[1]);
		assertThat(value).containsExactly(1);
	}

	@Test
	void readsFileWrittenByNumPy() throws IOException {
		NpyArray array = open(resource("big-endian.npy"));
		assertThat(array.isReal()).isTrue();
		float[] values = new float[4];
		array.read(values);
		array.end();
		assertThat(values).containsExactly(1.5F, -2, 3e38F, 4);
	}

	@Test
	void writesSameHeaderAsNumPy() throws IOException {
		byte[] numpy = resource("unsigned.npy");
		byte[] ours = NpyArray.header("<u8", 4);
		// numpy leaves out the space after the last comma and the comma of one dimension
		// stays
		assertThat(ours.length % 64).isZero();
		assertThat(new String(ours, StandardCharsets.ISO_8859_1).strip())
			.isEqualTo(new String(Arrays.copyOf(numpy, numpy.length - 32), StandardCharsets.ISO_8859_1).strip());
	}

	@Test
	void rejectsValueThatIsNoInt() {
		assertIntsMalformed("has 2.147483648E9 at index 2", resource("unsigned.npy"));
		assertIntsMalformed("has 0.5 at index 0", array("<f4", new byte[] { 0, 0, 0, 63 }, 1));
		assertIntsMalformed("has NaN at index 0", array("<f4", new byte[] { 0, 0, -64, 127 }, 1));
	}

	@Test
	void rejectsUnsupportedTypeOrOrder() {
		assertMalformed("Save numpy.ascontiguousarray(array) instead", resource("fortran.npy"));
		assertMalformed("has an unsupported type", resource("objects.npy"));
		assertMalformed("has an unsupported type", array("|f1", new byte[2], 1));
		assertMalformed("has an unsupported type", array("<b2", new byte[2], 1));
		assertMalformed("has an unsupported type", array("<c8", new byte[8], 1));
		assertMalformed("has an unsupported type", array("|S3", new byte[3], 1));
	}

	@Test
	void rejectsEveryTruncation() {
		for (int length = 0; length < PLAIN.length; length++) {
			byte[] truncated = Arrays.copyOf(PLAIN, length);
			assertThatExceptionOfType(MalformedFileException.class).isThrownBy(() -> open(truncated).readInts(6))
				.withMessageStartingWith("array");
		}
	}

	@Test
	void rejectsTrailingBytes() {
		assertIntsMalformed("is too long", Arrays.copyOf(PLAIN, PLAIN.length + 1));
	}

	@Test
	void rejectsAbsurdHeaderBeforeAllocating() {
		assertMalformed("invalid shape", array("|u1", new byte[0], 2147483647, 2147483647, 2147483647));
		assertMalformed("invalid shape", array("|u1", new byte[0], 65536, 65536));
		assertIntsMalformed("the maximum is 6", array("|u1", new byte[0], 2147483647));
		byte[] long3 = PLAIN.clone();
		long3[6] = 3;
		long3[11] = 127;
		assertMalformed("invalid header: version 3", long3);
		byte[] version = PLAIN.clone();
		version[6] = 9;
		assertMalformed("invalid header", version);
		assertMalformed("invalid shape",
				new String(PLAIN, StandardCharsets.ISO_8859_1).replace("(2, 3,)", "(99999999999,)")
					.getBytes(StandardCharsets.ISO_8859_1));
	}

	private static void assertMalformed(String detail, byte[] content) {
		assertThatExceptionOfType(MalformedFileException.class).isThrownBy(() -> open(content))
			.withMessageStartingWith("array")
			.withMessageContaining(detail);
	}

	private static void assertIntsMalformed(String detail, byte[] content) {
		assertThatExceptionOfType(MalformedFileException.class).isThrownBy(() -> open(content).readInts(6))
			.withMessageContaining(detail);
	}

	private static NpyArray open(byte[] content) throws IOException {
		return NpyArray.open("array", new ByteArrayInputStream(content));
	}

	public static byte[] array(String type, byte[] values, int... shape) {
		byte[] header = NpyArray.header(type, shape);
		byte[] whole = Arrays.copyOf(header, header.length + values.length);
		System.arraycopy(values, 0, whole, header.length, values.length);
		return whole;
	}

	public static byte[] resource(String name) {
		try (InputStream in = NpyArrayTest.class.getResourceAsStream("/datasets/" + name)) {
			return in.readAllBytes();
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

}
