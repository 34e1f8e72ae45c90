package dev.tutti.dataset.image;

import dev.tutti.array.MalformedFileException;

/** The blocks of a GIF file (GIF89a, appendix B): whether all are there. */
final class GifBlocks {

	private static final int HEADER = 13;

	private static final int SIZE = 6;

	private static final int IMAGE = 10;

	private final String name;

	private final byte[] file;

	private boolean first = true;

	private GifBlocks(String name, byte[] file) {
		this.name = name;
		this.file = file;
	}

	/**
	 * Checks that a file has its trailer.
	 * @throws MalformedFileException if it is cut off before
	 */
	static void check(String name, byte[] file) {
		GifBlocks blocks = new GifBlocks(name, file);
		int position = HEADER + blocks.table(HEADER - 3);
		while (true) {
			switch (blocks.at(position)) {
				case ';':
					return;
				case '!':
					position = blocks.data(position + 2);
					break;
				case ',':
					blocks.checkFrame(position);
					position = blocks.data(position + IMAGE + blocks.table(position + IMAGE - 1) + 1);
					break;
				default:
					throw new MalformedFileException(name + " is a damaged GIF.");
			}
		}
	}

	/** Every image of an animation is drawn over those before; the first must fill it. */
	private void checkFrame(int position) {
		if (!this.first) {
			return;
		}
		this.first = false;
		boolean fills = at(position + 1) + at(position + 2) + at(position + 3) + at(position + 4) == 0;
		for (int i = 0; i < 4; i++) {
			fills &= at(position + 5 + i) == at(SIZE + i);
		}
		if (!fills) {
			throw new MalformedFileException(
					this.name + " is a GIF whose first image does not fill it, which is not read. Convert it to PNG.");
		}
	}

	/** The size of the colour table that these flags announce. */
	private int table(int flags) {
		return ((at(flags) & 0x80) != 0) ? 3 << ((at(flags) & 7) + 1) : 0;
	}

	/** The position after a chain of sub-blocks. */
	private int data(int start) {
		int position = start;
		while (at(position) != 0) {
			position += 1 + at(position);
		}
		return position + 1;
	}

	private int at(int index) {
		if (index >= this.file.length) {
			throw new MalformedFileException(
					this.name + " is cut off: it is a GIF that ends before its trailer. Send the whole file.");
		}
		return this.file[index] & 0xFF;
	}

}
