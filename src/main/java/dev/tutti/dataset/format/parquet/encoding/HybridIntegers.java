package dev.tutti.dataset.format.parquet.encoding;

import java.io.IOException;
import java.io.InputStream;

/**
 * Integers in Parquet's hybrid of run lengths and bit packing: levels, indexes into a
 * dictionary, truth values.
 */
public final class HybridIntegers {

	private final BitReader in;

	private final int width;

	/** Values left of the present run. */
	private long left;

	private boolean packed;

	private int repeated;

	/**
	 * Reads from a stream of runs.
	 * @param width of an integer in bits
	 */
	public HybridIntegers(InputStream in, int width) throws IOException {
		if (width > Integer.SIZE) {
			throw new IOException("integers are said to have %d bits".formatted(width));
		}
		this.in = new BitReader(in);
		this.width = width;
	}

	public int next() throws IOException {
		if (this.width == 0) {
			return 0;
		}
		while (this.left == 0) {
			nextRun();
		}
		this.left--;
		return this.packed ? (int) this.in.next(this.width) : this.repeated;
	}

	private void nextRun() throws IOException {
		this.in.align();
		long header = this.in.nextVariable() & 0xFFFFFFFFL;
		this.packed = (header & 1) == 1;
		this.left = this.packed ? (header >>> 1) * Byte.SIZE : header >>> 1;
		if (!this.packed) {
			this.repeated = (int) this.in.next((this.width + Byte.SIZE - 1) / Byte.SIZE * Byte.SIZE);
		}
	}

}
