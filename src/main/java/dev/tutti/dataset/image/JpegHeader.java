package dev.tutti.dataset.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import dev.tutti.array.MalformedFileException;

/**
 * What the markers of a JPEG file say (ITU-T T.81, annex B): Image I/O decodes a file
 * that is cut off without a word, and guesses at colours where others follow the
 * Independent JPEG Group.
 */
final class JpegHeader {

	private static final int END = 0xD9;

	private static final int SCAN = 0xDA;

	private static final int FIRST_RESTART = 0xD0;

	private static final int LAST_RESTART = 0xD7;

	private static final int ADOBE = 0xEE;

	private static final int JFIF = 0xE0;

	private final String name;

	private final byte[] file;

	private int position = 2;

	private int height;

	private int width;

	private int[] components = {};

	private int adobeTransform = -1;

	private boolean jfif;

	private JpegHeader(String name, byte[] file) {
		this.name = name;
		this.file = file;
	}

	/**
	 * Reads all markers.
	 * @throws MalformedFileException if the file ends before its end marker, which bytes
	 * may follow
	 */
	static JpegHeader of(String name, byte[] file) {
		JpegHeader header = new JpegHeader(name, file);
		for (int marker = header.next(); marker != END; marker = header.next()) {
			header.segment(marker);
		}
		if (header.components.length == 0) {
			throw new MalformedFileException(name + " is a JPEG without an image in it.");
		}
		return header;
	}

	int height() {
		return this.height;
	}

	int width() {
		return this.width;
	}

	int components() {
		return this.components.length;
	}

	/**
	 * Whether the first three components are luminance and chrominance; else they are
	 * red, green and blue, or cyan, magenta and yellow. libjpeg's rules, which Pillow
	 * follows.
	 */
	boolean isLuminanceFirst() {
		if (this.components.length == 4) {
			return this.adobeTransform > 0;
		}
		if (this.jfif || this.adobeTransform >= 0) {
			return this.jfif || this.adobeTransform > 0;
		}
		return !Arrays.equals(this.components, new int[] { 'R', 'G', 'B' });
	}

	/** The next marker, after the coded data before it. */
	private int next() {
		while (true) {
			while (at(this.position) != 0xFF) {
				this.position++;
			}
			while (at(this.position) == 0xFF) {
				this.position++;
			}
			int marker = at(this.position++);
			// a zero after 0xFF is part of the coded data
			if (marker != 0 && (marker < FIRST_RESTART || marker > LAST_RESTART)) {
				return marker;
			}
		}
	}

	private void segment(int marker) {
		if (marker == 0x01 || marker == 0xD8) {
			return;
		}
		int start = this.position + 2;
		int length = at(this.position) << Byte.SIZE | at(this.position + 1);
		if (length < 2) {
			throw new MalformedFileException(this.name + " is a damaged JPEG: a segment has no length.");
		}
		this.position += length;
		at(this.position - 1);
		boolean frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
		if (frame && this.components.length == 0) {
			frame(start);
		}
		else if (marker == ADOBE && length >= 14 && startsWith(start, "Adobe")) {
			this.adobeTransform = at(start + 11);
		}
		else if (marker == JFIF && length >= 16 && startsWith(start, "JFIF\0")) {
			this.jfif = true;
		}
		else if (marker == SCAN && this.components.length == 0) {
			throw new MalformedFileException(this.name + " is a damaged JPEG: its size is missing.");
		}
	}

	private void frame(int start) {
		int bits = at(start);
		this.height = at(start + 1) << Byte.SIZE | at(start + 2);
		this.width = at(start + 3) << Byte.SIZE | at(start + 4);
		int count = at(start + 5);
		if (bits != Byte.SIZE || (count != 1 && count != 3 && count != 4)) {
			throw new MalformedFileException(
					"%s is a JPEG of %d components of %d bits, which is not read; convert it to PNG."
						.formatted(this.name, count, bits));
		}
		if (this.height == 0 || this.width == 0) {
			throw new MalformedFileException(this.name + " is a damaged JPEG: it has no height or no width.");
		}
		this.components = new int[count];
		for (int i = 0; i < count; i++) {
			this.components[i] = at(start + 6 + 3 * i);
		}
	}

	private boolean startsWith(int start, String text) {
		return new String(this.file, start, text.length(), StandardCharsets.ISO_8859_1).equals(text);
	}

	private int at(int index) {
		if (index >= this.file.length) {
			throw new MalformedFileException(
					this.name + " is cut off: it is a JPEG that ends before its end marker. Send the whole file.");
		}
		return this.file[index] & 0xFF;
	}

}
