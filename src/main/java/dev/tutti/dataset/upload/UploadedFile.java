package dev.tutti.dataset.upload;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * An uploaded file on disk.
 *
 * @param name the client's file name: for messages and to distinguish files, never used
 * as a path
 * @param path of the file
 * @param mostBytes its maximum size, uncompressed
 */
public record UploadedFile(String name, Path path, long mostBytes) {

	private static final byte[] GZIP = { 0x1f, (byte) 0x8b };

	/** Opens it, decompressing gzip (RFC 1952). */
	public InputStream open() throws IOException {
		InputStream in = new BufferedInputStream(Files.newInputStream(this.path));
		try {
			in.mark(GZIP.length);
			boolean packed = Arrays.equals(in.readNBytes(GZIP.length), GZIP);
			in.reset();
			return DecompressedStream.of(this.name, packed ? new GZIPInputStream(in) : in, this.mostBytes);
		}
		catch (ZipException | EOFException ex) {
			in.close();
			throw DecompressedStream.damaged(this.name, ex);
		}
	}

	/** Its first bytes, decompressed. */
	public byte[] start(int length) throws IOException {
		try (InputStream in = open()) {
			return in.readNBytes(length);
		}
	}

	/** Whether its decompressed content starts with these bytes. */
	public boolean startsWith(byte[] prefix) throws IOException {
		return Arrays.equals(start(prefix.length), prefix);
	}

}
