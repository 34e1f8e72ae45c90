package dev.tutti.dataset.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

import dev.tutti.array.MalformedFileException;
import dev.tutti.dataset.Shape;

/**
 * The chunks of a PNG file (W3C PNG, section 5): Image I/O checks neither their sums nor
 * that the last one is there.
 */
final class PngHeader {

	private static final int SIGNATURE = 8;

	private static final int AROUND = 12;

	private static final int PALETTE = 3;

	private static final int COLOUR = 2;

	private PngHeader() {
	}

	/**
	 * The size and the channels.
	 * @throws MalformedFileException if the file is cut off or a chunk is damaged
	 */
	static Shape of(String name, byte[] file) {
		ByteBuffer bytes = ByteBuffer.wrap(file);
		CRC32 sum = new CRC32();
		int height = 0;
		int width = 0;
		int type = 0;
		boolean grey = true;
		int position = SIGNATURE;
		while (true) {
			long length = (position + AROUND <= file.length) ? Integer.toUnsignedLong(bytes.getInt(position)) : 0;
			if (position + AROUND + length > file.length) {
				throw new MalformedFileException(
						name + " is cut off: it is a PNG that ends before its last chunk. Send the whole file.");
			}
			String chunk = new String(file, position + 4, 4, StandardCharsets.ISO_8859_1);
			int start = position + 8;
			int end = start + (int) length;
			sum.reset();
			sum.update(file, position + 4, (int) length + 4);
			// chunks with a small letter may be ignored, whatever is in them
			if (Character.isUpperCase(chunk.charAt(0)) && (int) sum.getValue() != bytes.getInt(end)) {
				throw new MalformedFileException(
						"%s is a damaged PNG: the check sum of its chunk %s is wrong.".formatted(name, chunk));
			}
			if (chunk.equals("IHDR") && length >= 13) {
				width = bytes.getInt(start);
				height = bytes.getInt(start + 4);
				type = file[start + 9];
				grey = (type & COLOUR) == 0;
			}
			else if (chunk.equals("PLTE") && type == PALETTE) {
				grey = isGrey(file, start, end);
			}
			else if (chunk.equals("IEND")) {
				return new Shape(grey ? 1 : 3, height, width);
			}
			position = end + 4;
		}
	}

	private static boolean isGrey(byte[] file, int start, int end) {
		for (int i = start; i + 2 < end; i += 3) {
			if (file[i] != file[i + 1] || file[i] != file[i + 2]) {
				return false;
			}
		}
		return true;
	}

}
