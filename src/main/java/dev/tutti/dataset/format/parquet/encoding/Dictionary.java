package dev.tutti.dataset.format.parquet.encoding;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The distinct values of a column chunk. */
public final class Dictionary {

	/** Writers end a dictionary at about a megabyte, and look only now and then. */
	public static final int LARGEST = 1 << 26;

	private static final int MOST_VALUES = 1 << 22;

	private long[] bits = {};

	private final List<byte[]> bytes = new ArrayList<>();

	private int size;

	/**
	 * Reads a dictionary of at most {@link #LARGEST} bytes.
	 * @param count how many values it is said to have
	 */
	public Dictionary(InputStream page, StoredType type, int count) throws IOException {
		if (count < 0 || count > MOST_VALUES) {
			throw new IOException("a dictionary is said to have %d values".formatted(count));
		}
		PlainValues values = new PlainValues(page, type);
		for (int i = 0; i < count; i++) {
			if (type.isBytes()) {
				this.bytes.add(values.nextBytes());
			}
			else {
				add(values.nextBits());
			}
		}
	}

	private void add(long value) {
		if (this.size == this.bits.length) {
			this.bits = Arrays.copyOf(this.bits, Math.max(16, 2 * this.size));
		}
		this.bits[this.size++] = value;
	}

	long bits(int index) throws IOException {
		if (index < 0 || index >= this.size) {
			throw missing(index, this.size);
		}
		return this.bits[index];
	}

	byte[] bytes(int index) throws IOException {
		if (index < 0 || index >= this.bytes.size()) {
			throw missing(index, this.bytes.size());
		}
		return this.bytes.get(index);
	}

	private static IOException missing(int index, int size) {
		return new IOException("value %d of a dictionary of %d is named".formatted(index, size));
	}

}
