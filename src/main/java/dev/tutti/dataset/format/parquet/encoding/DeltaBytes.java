package dev.tutti.dataset.format.parquet.encoding;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Bytes whose lengths come first, all together; each may also begin like the one before.
 */
final class DeltaBytes implements Values {

	private final InputStream in;

	private final int[] shared;

	private final int[] lengths;

	private byte[] last = {};

	private int taken;

	/**
	 * Reads the lengths.
	 * @param mostValues the values of the page, absent ones counted
	 * @param sharing whether beginnings are shared
	 */
	DeltaBytes(InputStream in, int mostValues, boolean sharing) throws IOException {
		this.in = in;
		this.shared = sharing ? lengths(mostValues) : new int[0];
		this.lengths = lengths(mostValues);
		if (sharing && this.shared.length != this.lengths.length) {
			throw new IOException(
					"%d beginnings and %d ends are there".formatted(this.shared.length, this.lengths.length));
		}
	}

	@Override
	public byte[] nextBytes() throws IOException {
		if (this.taken == this.lengths.length) {
			throw new IOException("a page ends too early");
		}
		byte[] end = PlainValues.bytes(this.in, this.lengths[this.taken]);
		int begin = (this.shared.length == 0) ? 0 : this.shared[this.taken];
		this.taken++;
		if (this.shared.length == 0) {
			return end;
		}
		if (begin > this.last.length || begin + (long) end.length > PlainValues.LONGEST) {
			throw new IOException("a value shares %d bytes with one of %d".formatted(begin, this.last.length));
		}
		byte[] value = Arrays.copyOf(this.last, begin + end.length);
		System.arraycopy(end, 0, value, begin, end.length);
		this.last = value;
		return value;
	}

	private int[] lengths(int mostValues) throws IOException {
		DeltaIntegers read = new DeltaIntegers(this.in, true);
		if (read.count() > mostValues) {
			throw new IOException("%d values are said to be in a page of %d".formatted(read.count(), mostValues));
		}
		int[] lengths = new int[(int) read.count()];
		for (int i = 0; i < lengths.length; i++) {
			lengths[i] = (int) read.nextBits();
			if (lengths[i] < 0) {
				throw new IOException("a value is said to have %d bytes".formatted(lengths[i]));
			}
		}
		read.end();
		return lengths;
	}

}
