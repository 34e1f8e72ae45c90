package dev.tutti.dataset.format;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

import dev.tutti.array.MalformedFileException;

/**
 * A file that came with a request, on disk.
 *
 * @param name as its sender calls it: for messages and to tell files apart, never a path
 * here
 * @param path where it is
 * @param mostBytes how long it may be, unpacked
 */
public record UploadedFile(String name, Path path, long mostBytes) {

	private static final byte[] GZIP = { 0x1f, (byte) 0x8b };

	/** Opens it, unpacked where it is packed with gzip (RFC 1952). */
	InputStream open() throws IOException {
		InputStream in = new BufferedInputStream(Files.newInputStream(this.path));
		try {
			in.mark(GZIP.length);
			boolean packed = Arrays.equals(in.readNBytes(GZIP.length), GZIP);
			in.reset();
			return new NamedInputStream(this.name, packed ? new GZIPInputStream(in) : in, this.mostBytes);
		}
		catch (ZipException | EOFException ex) {
			in.close();
			throw new MalformedFileException(
					"%s is truncated or damaged: it cannot be unpacked (%s).".formatted(this.name, ex.getMessage()));
		}
	}

	/** Its first bytes, unpacked. */
	byte[] start(int length) throws IOException {
		try (InputStream in = open()) {
			return in.readNBytes(length);
		}
	}

	/** Whether it begins so, unpacked. */
	boolean startsWith(byte[] prefix) throws IOException {
		return Arrays.equals(start(prefix.length), prefix);
	}

	/** Whether its name says that it is of the test split. */
	boolean isTest() {
		return contains("test") || contains("t10k");
	}

	boolean isTrain() {
		return contains("train");
	}

	/** Whether its name says that it holds labels. */
	boolean isLabels() {
		return contains("label") || contains("y_");
	}

	private boolean contains(String word) {
		return this.name.toLowerCase(Locale.ROOT).contains(word);
	}

}
