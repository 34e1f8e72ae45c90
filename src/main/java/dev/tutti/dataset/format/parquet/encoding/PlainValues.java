package dev.tutti.dataset.format.parquet.encoding;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Values one after another, little-endian; bytes after their length. */
public final class PlainValues implements Values {

	/** The most bytes of a value: an image, or one of a fixed length. */
	public static final int LONGEST = 1 << 26;

	private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

	private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private static final int INT96 = 12;

	private final InputStream in;

	private final StoredType type;

	private final BitReader bits;

	private final byte[] number = new byte[Long.BYTES];

	PlainValues(InputStream in, StoredType type) {
		this.in = in;
		this.type = type;
		this.bits = new BitReader(in);
	}

	@Override
	public long nextBits() throws IOException {
		return switch (this.type.type()) {
			case BOOLEAN -> this.bits.next(1);
			case INT32, FLOAT -> nextInt();
			default -> {
				fill(Long.BYTES);
				yield (long) LONG.get(this.number, 0);
			}
		};
	}

	@Override
	public byte[] nextBytes() throws IOException {
		return switch (this.type.type()) {
			case FIXED_LEN_BYTE_ARRAY -> bytes(this.in, this.type.length());
			case INT96 -> bytes(this.in, INT96);
			default -> bytes(this.in, nextInt());
		};
	}

	/** Reads a value whose length was said; memory is taken as bytes arrive. */
	public static byte[] bytes(InputStream in, long length) throws IOException {
		if (length < 0 || length > LONGEST) {
			throw new IOException("a value is said to have %d bytes; the maximum is %d".formatted(length, LONGEST));
		}
		byte[] bytes = in.readNBytes((int) length);
		if (bytes.length < length) {
			throw new EOFException("a page ends too early");
		}
		return bytes;
	}

	private int nextInt() throws IOException {
		fill(Integer.BYTES);
		return (int) INT.get(this.number, 0);
	}

	private void fill(int length) throws IOException {
		if (this.in.readNBytes(this.number, 0, length) < length) {
			throw new EOFException("a page ends too early");
		}
	}

}
