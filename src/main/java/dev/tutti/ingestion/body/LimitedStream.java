package dev.tutti.ingestion.body;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import dev.tutti.history.InvalidHistoryException;

/** Rejects a body that exceeds the expected size, even if it is small when compressed. */
class LimitedStream extends FilterInputStream {

	private final long most;

	private long left;

	LimitedStream(InputStream in, long most) {
		super(in);
		this.most = most;
		this.left = most;
	}

	@Override
	public int read() throws IOException {
		int value = super.read();
		count((value < 0) ? 0 : 1);
		return value;
	}

	@Override
	public int read(byte[] into, int offset, int length) throws IOException {
		int read = super.read(into, offset, (int) Math.min(length, this.left + 1));
		count(Math.max(0, read));
		return read;
	}

	private void count(int read) {
		this.left -= read;
		if (this.left < 0) {
			throw new InvalidHistoryException(
					"The body exceeds the maximum expected size of %d bytes.".formatted(this.most));
		}
	}

}
