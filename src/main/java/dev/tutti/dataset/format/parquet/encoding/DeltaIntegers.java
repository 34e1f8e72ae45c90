package dev.tutti.dataset.format.parquet.encoding;

import java.io.IOException;
import java.io.InputStream;

/** Integers as differences from the one before, packed in blocks. */
final class DeltaIntegers implements Values {

	private static final int LARGEST_BLOCK = 1 << 20;

	private final BitReader in;

	private final boolean ints;

	private final long count;

	private final int[] widths;

	/** Values in each part of a block that has a width of its own. */
	private final int part;

	private long taken;

	private long value;

	private long smallest;

	/** Differences that were taken of the present block. */
	private int inBlock;

	/**
	 * Reads the header.
	 * @param ints whether differences are of 32 bits, which may overflow
	 */
	DeltaIntegers(InputStream in, boolean ints) throws IOException {
		this.in = new BitReader(in);
		this.ints = ints;
		long block = this.in.nextVariable();
		long parts = this.in.nextVariable();
		this.count = this.in.nextVariable();
		this.value = this.in.nextZigZag();
		if (block < 1 || block > LARGEST_BLOCK || parts < 1 || parts > block || block % (parts * Byte.SIZE) != 0) {
			throw new IOException("blocks are said to have %d values in %d parts".formatted(block, parts));
		}
		this.part = (int) (block / parts);
		this.widths = new int[(int) parts];
		this.inBlock = (int) block;
	}

	/** How many integers there are. */
	long count() {
		return this.count;
	}

	@Override
	public long nextBits() throws IOException {
		if (this.taken == this.count) {
			throw new IOException("a page ends too early");
		}
		if (this.taken++ > 0) {
			this.value += nextDelta();
		}
		return this.ints ? (int) this.value : this.value;
	}

	/** Goes to the end of the last part, behind which other data may follow. */
	void end() throws IOException {
		while (this.taken > 1 && this.inBlock % this.part != 0) {
			nextDelta();
		}
	}

	private long nextDelta() throws IOException {
		if (this.inBlock == this.part * this.widths.length) {
			this.in.align();
			this.smallest = this.in.nextZigZag();
			for (int i = 0; i < this.widths.length; i++) {
				this.widths[i] = this.in.readByte();
			}
			this.inBlock = 0;
		}
		int width = this.widths[this.inBlock++ / this.part];
		if (width > Long.SIZE) {
			throw new IOException("integers are said to have %d bits".formatted(width));
		}
		return this.smallest + this.in.next(width);
	}

}
