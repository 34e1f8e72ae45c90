package dev.tutti.dataset.upload;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import dev.tutti.array.MalformedFileException;
import dev.tutti.dataset.DatasetTooLargeException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DecompressedStreamTest {

	private static final int LIMIT = 1000;

	@Test
	void readsContentOfTheMaximumSize() throws IOException {
		byte[] content = content(LIMIT);
		assertThat(open(gzip(content)).readAllBytes()).isEqualTo(content);
	}

	@Test
	void refusesContentOfOneByteMore() throws IOException {
		InputStream in = open(gzip(content(LIMIT + 1)));
		assertThatExceptionOfType(DatasetTooLargeException.class).isThrownBy(in::readAllBytes)
			.withMessageContaining("large.gz has more than 1000 bytes");
	}

	@Test
	void namesTheFileOfDamagedContent() throws IOException {
		byte[] packed = gzip(content(LIMIT));
		InputStream in = open(Arrays.copyOf(packed, packed.length / 2));
		assertThatExceptionOfType(MalformedFileException.class).isThrownBy(in::readAllBytes)
			.withMessageStartingWith("large.gz is truncated or damaged");
	}

	private static InputStream open(byte[] packed) throws IOException {
		return DecompressedStream.of("large.gz", new GZIPInputStream(new ByteArrayInputStream(packed)), LIMIT);
	}

	private static byte[] content(int size) {
		byte[] content = new byte[size];
		for (int i = 0; i < size; i++) {
			content[i] = (byte) (i * i);
		}
		return content;
	}

	private static byte[] gzip(byte[] content) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
			gzip.write(content);
		}
		return bytes.toByteArray();
	}

}
