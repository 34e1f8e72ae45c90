package dev.tutti.dataset.format.parquet.encoding;

import java.io.IOException;
import java.io.InputStream;

import org.apache.parquet.format.Type;

/** Numbers whose first bytes come first, all together, then all second ones. */
final class SplitBytes implements Values {

	private final byte[] page;

	private final int width;

	private final boolean ints;

	private final int count;

	private int taken;

	SplitBytes(InputStream in, StoredType type) throws IOException {
		if (type.type() == Type.BYTE_ARRAY || type.type() == Type.BOOLEAN || type.type() == Type.INT96) {
			throw new IOException("values are encoded as BYTE_STREAM_SPLIT, which is read of numbers");
		}
		this.page = in.readNBytes(PlainValues.LONGEST);
		this.ints = type.isInt();
		this.width = type.isBytes() ? type.length() : this.ints ? Integer.BYTES : Long.BYTES;
		this.count = this.page.length / this.width;
	}

	@Override
	public long nextBits() throws IOException {
		byte[] bytes = nextBytes();
		long value = 0;
		for (int i = this.width - 1; i >= 0; i--) {
			value = value << Byte.SIZE | (bytes[i] & 0xFF);
		}
		return this.ints ? (int) value : value;
	}

	@Override
	public byte[] nextBytes() throws IOException {
		if (this.taken == this.count) {
			throw new IOException("a page ends too early");
		}
		byte[] bytes = new byte[this.width];
		for (int i = 0; i < this.width; i++) {
			bytes[i] = this.page[i * this.count + this.taken];
		}
		this.taken++;
		return bytes;
	}

}
