package dev.tutti.dataset.format;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

import dev.tutti.array.MalformedFileException;
import dev.tutti.dataset.DatasetTooLargeException;

/** A stream with a size limit, whose exceptions name the file. */
class NamedInputStream extends FilterInputStream {

	private final String name;

	private final long mostBytes;

	private long count;

	NamedInputStream(String name, InputStream in, long mostBytes) {
		super(in);
		this.name = name;
		this.mostBytes = mostBytes;
	}

	@Override
	public int read() throws IOException {
		byte[] single = new byte[1];
		return (read(single, 0, 1) < 0) ? -1 : single[0] & 0xFF;
	}

	@Override
	public int read(byte[] into, int offset, int length) throws IOException {
		int read;
		try {
			read = super.read(into, offset, length);
		}
		catch (ZipException | EOFException ex) {
			throw new MalformedFileException(
					"%s is truncated or damaged: decompression failed (%s).".formatted(this.name, ex.getMessage()));
		}
		this.count += Math.max(read, 0);
		if (this.count > this.mostBytes) {
			throw new DatasetTooLargeException(
					"%s unpacks to more than %d bytes, the most that are taken.".formatted(this.name, this.mostBytes));
		}
		return read;
	}

	@Override
	public long skip(long bytes) throws IOException {
		return readNBytes((int) Math.min(bytes, 1 << 16)).length;
	}

	@Override
	public boolean markSupported() {
		return false;
	}

}
