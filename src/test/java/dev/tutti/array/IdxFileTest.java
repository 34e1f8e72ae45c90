package dev.tutti.array;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

public class IdxFileTest {

	private static final byte[] IMAGES = idx(0x803, new int[] { 2, 1, 3 }, 1, 2, 3, 4, 5, 255);

	@Test
	void readsPlainFile() throws IOException {
		IdxFile file = open(IMAGES);
		assertThat(file.shape()).containsExactly(2, 1, 3);
		assertThat(file.readAll()).containsExactly(1, 2, 3, 4, 5, -1);
		assertThat(open(IMAGES).readInts(6)).containsExactly(1, 2, 3, 4, 5, 255);
	}

	@Test
	void unpacksGzippedFile() {
		assertThat(IdxFile.unpack("images", gzip(IMAGES))).isEqualTo(IMAGES);
	}

	@Test
	void unpackKeepsPlainContent() {
		assertThat(IdxFile.unpack("images", IMAGES)).isEqualTo(IMAGES);
		assertThat(IdxFile.unpack("empty", new byte[0])).isEmpty();
	}

	@Test
	void rejectsTruncatedFile() {
		assertMalformed("images is truncated: its header declares 6 values, it has 5.",
				Arrays.copyOf(IMAGES, IMAGES.length - 1));
	}

	@Test
	void rejectsTruncatedHeader() {
		assertMalformed("images has a truncated header", Arrays.copyOf(IMAGES, 15));
		assertMalformed("images has a truncated header", Arrays.copyOf(IMAGES, 3));
		assertMalformed("images has a truncated header", new byte[0]);
	}

	@Test
	void rejectsEveryTruncationOfGzippedFile() {
		byte[] packed = gzip(IMAGES);
		for (int length = 2; length < packed.length; length++) {
			byte[] truncated = Arrays.copyOf(packed, length);
			assertThatExceptionOfType(MalformedFileException.class)
				.isThrownBy(() -> IdxFile.unpack("images", truncated))
				.withMessageStartingWith("images is truncated or damaged");
		}
	}

	@Test
	void rejectsTrailingBytes() {
		assertMalformed("images is too long: it has more than the 6 values declared by its header.",
				Arrays.copyOf(IMAGES, IMAGES.length + 1));
	}

	@Test
	void rejectsUnknownMagicNumber() {
		assertMalformed("it starts with 0x00000805", idx(0x805, new int[] { 1, 1, 1, 1, 1 }));
		assertMalformed("it starts with 0x00000a03", idx(0xa03, new int[] { 1, 1, 1 }, 0));
		assertMalformed("it starts with 0x89504e47", idx(0x89504e47, new int[] { 1, 1, 1 }, 0));
	}

	@Test
	void rejectsAbsurdHeaderBeforeAllocating() {
		assertMalformed("invalid header: [2147483647, 2147483647, 2147483647]",
				idx(0x803, new int[] { Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE }));
		assertMalformed("invalid header: [-1, 28, 28]", idx(0x803, new int[] { -1, 28, 28 }));
		assertMalformed("invalid header: [0, 28, 28]", idx(0x803, new int[] { 0, 28, 28 }));
		// 2^32 x 2^32 wraps around to nothing in 64 bits
		assertMalformed("invalid header", idx(0x803, new int[] { 1 << 30, 1 << 30, 16 }));
	}

	private static void assertMalformed(String detail, byte[] content) {
		assertThatExceptionOfType(MalformedFileException.class).isThrownBy(() -> open(content).readAll())
			.withMessageContaining(detail);
	}

	private static IdxFile open(byte[] content) throws IOException {
		return IdxFile.open("images", new ByteArrayInputStream(content));
	}

	public static byte[] idx(int magic, int[] dimensions, int... values) {
		ByteBuffer buffer = ByteBuffer.allocate(4 * (1 + dimensions.length) + values.length).putInt(magic);
		Arrays.stream(dimensions).forEach(buffer::putInt);
		Arrays.stream(values).forEach((value) -> buffer.put((byte) value));
		return buffer.array();
	}

	public static byte[] gzip(byte[] content) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
			gzip.write(content);
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
		return bytes.toByteArray();
	}

}
