package dev.tutti.dataset.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import dev.tutti.array.MalformedFileException;

/** The header of a BMP file: whether all of its pixels are there. */
final class BmpHeader {

	private static final int LEAST = 54;

	private static final int RLE8 = 1;

	private static final int RLE4 = 2;

	private BmpHeader() {
	}

	/**
	 * Checks that a file is as long as its header says.
	 * @throws MalformedFileException if it is cut off
	 */
	static void check(String name, byte[] file) {
		ByteBuffer header = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
		// of the oldest kind of header, which is shorter, Image I/O tells itself
		if (file.length < LEAST || header.getInt(14) < 40) {
			return;
		}
		long row = ((long) header.getInt(18) * header.getShort(28) + 31) / 32 * 4;
		int compression = header.getInt(30);
		boolean packed = compression == RLE8 || compression == RLE4;
		long pixels = packed ? header.getInt(34) : row * Math.abs((long) header.getInt(22));
		if (header.getInt(10) + pixels > file.length) {
			throw new MalformedFileException(
					name + " is cut off: it is a BMP that ends before its last pixel. Send the whole file.");
		}
	}

}
