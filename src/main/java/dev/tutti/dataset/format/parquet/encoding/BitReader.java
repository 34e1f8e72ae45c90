package dev.tutti.dataset.format.parquet.encoding;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Reads integers of any width, least significant bit first, and of variable length. */
final class BitReader {

	private static final int MOST_BITS = 56;

	private final InputStream in;

	private long bits;

	private int count;

	BitReader(InputStream in) {
		this.in = in;
	}

	/**
	 * The next unsigned integer.
	 * @param width in bits, up to 64
	 */
	long next(int width) throws IOException {
		if (width > MOST_BITS) {
			long low = next(Integer.SIZE);
			return low | next(width - Integer.SIZE) << Integer.SIZE;
		}
		while (this.count < width) {
			this.bits |= (long) readByte() << this.count;
			this.count += Byte.SIZE;
		}
		long value = this.bits & ((1L << width) - 1);
		this.bits >>>= width;
		this.count -= width;
		return value;
	}

	/** Goes on at the next byte. */
	void align() {
		this.bits = 0;
		this.count = 0;
	}

	/** An unsigned integer in groups of seven bits (ULEB128). */
	long nextVariable() throws IOException {
		long value = 0;
		for (int shift = 0; shift < Long.SIZE; shift += 7) {
			int each = readByte();
			value |= (long) (each & 0x7F) << shift;
			if (each < 0x80) {
				return value;
			}
		}
		throw new IOException("an integer has too many bytes");
	}

	/** The same of a signed integer, whose lowest bit is the sign. */
	long nextZigZag() throws IOException {
		long value = nextVariable();
		return (value >>> 1) ^ -(value & 1);
	}

	int readByte() throws IOException {
		int value = this.in.read();
		if (value < 0) {
			throw new EOFException("a page ends too early");
		}
		return value;
	}

}
