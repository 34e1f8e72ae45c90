package dev.tutti.array;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * An IDX file of unsigned bytes, as MNIST introduced it: two zero bytes, the type 8, the
 * number of dimensions, each dimension as a big-endian int, then the values, the last
 * dimension running fastest.
 */
public final class IdxFile implements LabelledArray {

	private static final int UNSIGNED_BYTE = 8;

	private static final int MOST_DIMENSIONS = 4;

	/** A limit that rejects invalid headers. */
	private static final int MOST_BYTES = 1 << 30;

	private final String name;

	private final InputStream in;

	private final int[] shape;

	private final long size;

	private long count;

	private IdxFile(String name, InputStream in, int[] shape, long size) {
		this.name = name;
		this.in = in;
		this.shape = shape;
		this.size = size;
	}

	/**
	 * Reads a decompressed header. Leaves the stream at the first value; the caller
	 * closes it.
	 * @param name for the messages
	 * @throws MalformedFileException that describes the error
	 */
	public static IdxFile open(String name, InputStream in) throws IOException {
		byte[] magic = in.readNBytes(Integer.BYTES);
		int dimensions = (magic.length < Integer.BYTES) ? 0 : magic[3];
		if (magic.length == Integer.BYTES && (magic[0] != 0 || magic[1] != 0 || magic[2] != UNSIGNED_BYTE
				|| dimensions < 1 || dimensions > MOST_DIMENSIONS)) {
			throw new MalformedFileException("%s is not an IDX file of unsigned bytes: it starts with 0x%08x."
				.formatted(name, ByteBuffer.wrap(magic).getInt()));
		}
		byte[] sizes = in.readNBytes(dimensions * Integer.BYTES);
		if (magic.length < Integer.BYTES || sizes.length < dimensions * Integer.BYTES) {
			throw new MalformedFileException(name + " has a truncated header.");
		}
		int[] shape = new int[dimensions];
		ByteBuffer.wrap(sizes).asIntBuffer().get(shape);
		long size = 1;
		for (int length : shape) {
			size = (length < 1 || size > MOST_BYTES) ? Long.MAX_VALUE : size * length;
		}
		if (size > MOST_BYTES) {
			throw new MalformedFileException(name + " has an invalid header: " + Arrays.toString(shape) + ".");
		}
		return new IdxFile(name, in, shape, size);
	}

	/**
	 * Decompresses gzip (RFC 1952) input if it is compressed.
	 * @throws MalformedFileException if it is compressed and damaged, or too large
	 */
	public static byte[] unpack(String name, byte[] content) {
		if (content.length < 2 || content[0] != (byte) 0x1f || content[1] != (byte) 0x8b) {
			return content;
		}
		try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(content))) {
			byte[] unpacked = gzip.readNBytes(MOST_BYTES);
			if (gzip.read() != -1) {
				throw new MalformedFileException(name + " decompresses to more than " + MOST_BYTES + " bytes.");
			}
			return unpacked;
		}
		catch (IOException ex) {
			throw new MalformedFileException(name + " is truncated or damaged: " + ex.getMessage() + ".");
		}
	}

	@Override
	public int[] shape() {
		return this.shape.clone();
	}

	@Override
	public boolean isUnsignedByte() {
		return true;
	}

	@Override
	public void read(float[] into) throws IOException {
		byte[] bytes = read(into.length);
		for (int i = 0; i < into.length; i++) {
			into[i] = bytes[i] & 0xFF;
		}
	}

	@Override
	public int[] readInts(int most) throws IOException {
		if (this.size > most) {
			throw new MalformedFileException(
					"%s has %d values; the maximum is %d.".formatted(this.name, this.size, most));
		}
		byte[] bytes = readAll();
		int[] ints = new int[bytes.length];
		for (int i = 0; i < ints.length; i++) {
			ints[i] = bytes[i] & 0xFF;
		}
		return ints;
	}

	/** Reads all values and checks that nothing follows. */
	public byte[] readAll() throws IOException {
		byte[] bytes = read((int) this.size);
		end();
		return bytes;
	}

	@Override
	public void end() throws IOException {
		if (this.in.read() != -1) {
			throw new MalformedFileException("%s is too long: it has more than the %d values declared by its header."
				.formatted(this.name, this.size));
		}
	}

	private byte[] read(int values) throws IOException {
		byte[] bytes = this.in.readNBytes(values);
		this.count += bytes.length;
		if (bytes.length < values) {
			throw new MalformedFileException("%s is truncated: its header declares %d values, it has %d."
				.formatted(this.name, this.size, this.count));
		}
		return bytes;
	}

}
