package dev.tutti.array;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPInputStream;

import org.jspecify.annotations.Nullable;

/**
 * An IDX file, as MNIST introduced it: two zero bytes, a byte for the type, the number of
 * dimensions, each dimension as a big-endian int, then the values, big-endian, the last
 * dimension running fastest.
 */
public final class IdxFile extends ArrayStream {

	private static final Map<Integer, NumberType> TYPES = Map.of(0x08, NumberType.UNSIGNED_BYTE, 0x09,
			type('i', Byte.BYTES), 0x0B, type('i', Short.BYTES), 0x0C, type('i', Integer.BYTES), 0x0D,
			type('f', Float.BYTES), 0x0E, type('f', Double.BYTES));

	private static final int MOST_DIMENSIONS = 4;

	/** A limit that rejects invalid headers. */
	private static final int MOST_VALUES = 1 << 30;

	private IdxFile(String name, InputStream in, NumberType type, int[] shape) {
		super(name, in, type, shape);
	}

	/** Whether a file that starts so can be an IDX file. */
	public static boolean isIdx(byte[] start) {
		return start.length >= Integer.BYTES && findType(start) != null && start[3] >= 1 && start[3] <= MOST_DIMENSIONS;
	}

	/**
	 * Reads a decompressed header. Leaves the stream at the first value; the caller
	 * closes it.
	 * @param name for the messages
	 * @throws MalformedFileException that describes the error
	 */
	public static IdxFile open(String name, InputStream in) throws IOException {
		byte[] magic = in.readNBytes(Integer.BYTES);
		if (magic.length < Integer.BYTES) {
			throw truncated(name);
		}
		NumberType type = findType(magic);
		int dimensions = magic[3];
		if (type == null || dimensions < 1 || dimensions > MOST_DIMENSIONS) {
			throw new MalformedFileException(
					"%s is not an IDX file of 1 to %d dimensions: it starts with 0x%08x. The third byte says the type: 08 and 09 bytes, 0b, 0c integers, 0d, 0e floating point."
						.formatted(name, MOST_DIMENSIONS, ByteBuffer.wrap(magic).getInt()));
		}
		byte[] sizes = in.readNBytes(dimensions * Integer.BYTES);
		if (sizes.length < dimensions * Integer.BYTES) {
			throw truncated(name);
		}
		int[] shape = new int[dimensions];
		ByteBuffer.wrap(sizes).asIntBuffer().get(shape);
		check(name, shape);
		return new IdxFile(name, in, type, shape);
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
			byte[] unpacked = gzip.readNBytes(MOST_VALUES);
			if (gzip.read() != -1) {
				throw new MalformedFileException(name + " decompresses to more than " + MOST_VALUES + " bytes.");
			}
			return unpacked;
		}
		catch (IOException ex) {
			throw new MalformedFileException(name + " is truncated or damaged: " + ex.getMessage() + ".");
		}
	}

	/** Reads all values, as they are in the file, and checks that nothing follows. */
	public byte[] readAll() throws IOException {
		byte[] bytes = nextBytes((int) size());
		end();
		return bytes;
	}

	private static @Nullable NumberType findType(byte[] magic) {
		return (magic[0] == 0 && magic[1] == 0) ? TYPES.get((int) magic[2]) : null;
	}

	private static NumberType type(char kind, int width) {
		return new NumberType(kind, width, ByteOrder.BIG_ENDIAN);
	}

	private static void check(String name, int[] shape) {
		long size = 1;
		for (int length : shape) {
			size = (length < 1 || size > MOST_VALUES) ? Long.MAX_VALUE : size * length;
		}
		if (size > MOST_VALUES) {
			throw new MalformedFileException(name + " has an invalid header: " + Arrays.toString(shape) + ".");
		}
	}

	private static MalformedFileException truncated(String name) {
		return new MalformedFileException(name + " has a truncated header.");
	}

}
