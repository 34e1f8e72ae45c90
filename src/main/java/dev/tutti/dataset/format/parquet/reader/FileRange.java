package dev.tutti.dataset.format.parquet.reader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** The bytes of a file between two positions, buffered. */
final class FileRange extends InputStream {

	private static final int BUFFER = 1 << 16;

	private final FileChannel channel;

	private final long end;

	private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).limit(0);

	/** Where the buffer was filled up to. */
	private long filled;

	FileRange(FileChannel channel, long from, long end) {
		this.channel = channel;
		this.filled = from;
		this.end = end;
	}

	/** The position of the next byte. */
	long position() {
		return this.filled - this.buffer.remaining();
	}

	/** Goes on at a position of the range, not before the present one. */
	void skipTo(long position) {
		long ahead = position - position();
		if (ahead <= this.buffer.remaining()) {
			this.buffer.position(this.buffer.position() + (int) ahead);
		}
		else {
			this.buffer.limit(0);
			this.filled = position;
		}
	}

	@Override
	public int read() throws IOException {
		return fill() ? this.buffer.get() & 0xFF : -1;
	}

	@Override
	public int read(byte[] into, int offset, int length) throws IOException {
		if (length == 0) {
			return 0;
		}
		if (!fill()) {
			return -1;
		}
		int count = Math.min(length, this.buffer.remaining());
		this.buffer.get(into, offset, count);
		return count;
	}

	@Override
	public int available() {
		return this.buffer.remaining();
	}

	private boolean fill() throws IOException {
		if (!this.buffer.hasRemaining() && this.filled < this.end) {
			this.buffer.clear().limit((int) Math.min(BUFFER, this.end - this.filled));
			int count = this.channel.read(this.buffer, this.filled);
			this.buffer.flip();
			this.filled += Math.max(0, count);
		}
		return this.buffer.hasRemaining();
	}

}
