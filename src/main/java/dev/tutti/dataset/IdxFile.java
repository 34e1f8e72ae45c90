package dev.tutti.dataset;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * An IDX file of unsigned bytes, as MNIST introduced it: two zero bytes, the type 8, the
 * number of dimensions, each dimension as a big-endian int, then the values.
 *
 * @param dimensions their sizes, the first the number of items
 * @param values all values, the last dimension running fastest
 */
record IdxFile(int[] dimensions, byte[] values) {

	private static final int UNSIGNED_BYTE = 8;

	/** What no file of the catalogue comes near: a guard against absurd headers. */
	private static final int MOST_BYTES = 512 << 20;

	/**
	 * Reads a file's content, unpacked.
	 * @param name the file's name, for the messages
	 * @param dimensions how many there are to be
	 * @throws MalformedFileException saying what is wrong with it
	 */
	static IdxFile parse(String name, byte[] content, int dimensions) {
		ByteBuffer buffer = ByteBuffer.wrap(content);
		if (content.length < Integer.BYTES * (1 + dimensions)) {
			throw new MalformedFileException(name + " is truncated: " + content.length
					+ " bytes are less than an IDX header of " + Integer.BYTES * (1 + dimensions) + ".");
		}
		int magic = buffer.getInt();
		int expected = UNSIGNED_BYTE << Byte.SIZE | dimensions;
		if (magic != expected) {
			throw new MalformedFileException(
					"%s is not the IDX file it should be: it begins with 0x%08x, expected 0x%08x.".formatted(name,
							magic, expected));
		}
		int[] sizes = new int[dimensions];
		long values = 1;
		for (int i = 0; i < dimensions; i++) {
			sizes[i] = buffer.getInt();
			values = (sizes[i] < 1 || values > MOST_BYTES) ? Long.MAX_VALUE : values * sizes[i];
		}
		if (values > MOST_BYTES) {
			throw new MalformedFileException(name + " has an absurd header: " + Arrays.toString(sizes) + ".");
		}
		if (buffer.remaining() != values) {
			throw new MalformedFileException("%s is %s: its header announces %d values, it has %d.".formatted(name,
					(buffer.remaining() < values) ? "truncated" : "too long", values, buffer.remaining()));
		}
		return new IdxFile(sizes, Arrays.copyOfRange(content, buffer.position(), content.length));
	}

	/**
	 * Unpacks what may be packed with gzip (RFC 1952).
	 * @throws MalformedFileException when it is packed and damaged, or too large
	 */
	static byte[] unpack(String name, byte[] content) {
		if (content.length < 2 || content[0] != (byte) 0x1f || content[1] != (byte) 0x8b) {
			return content;
		}
		try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(content))) {
			byte[] unpacked = gzip.readNBytes(MOST_BYTES);
			if (gzip.read() != -1) {
				throw new MalformedFileException(name + " unpacks to more than " + MOST_BYTES + " bytes.");
			}
			return unpacked;
		}
		catch (IOException ex) {
			throw new MalformedFileException(name + " is truncated or damaged: " + ex.getMessage() + ".");
		}
	}

}
