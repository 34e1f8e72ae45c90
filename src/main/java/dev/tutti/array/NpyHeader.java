package dev.tutti.array;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The header of an NPY file (numpy.lib.format, versions 1 to 3): a Python dictionary of
 * {@code descr}, {@code fortran_order} and {@code shape}.
 *
 * @param fortranOrder whether the first dimension runs fastest, where that differs from C
 * order
 * @param length in bytes, up to the first value
 */
record NpyHeader(NumberType type, boolean fortranOrder, int[] shape, long length) {

	private static final byte[] MAGIC = { (byte) 0x93, 'N', 'U', 'M', 'P', 'Y' };

	private static final int LONGEST = 1 << 16;

	private static final int ALIGNMENT = 64;

	static boolean isNpy(byte[] start) {
		return start.length >= MAGIC.length && Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
	}

	/**
	 * Reads a header.
	 * @throws MalformedFileException if it is none, or of an unsupported type
	 */
	static NpyHeader read(String name, InputStream in) throws IOException {
		byte[] start = in.readNBytes(MAGIC.length + 2);
		if (start.length < MAGIC.length + 2 || !isNpy(start)) {
			throw new MalformedFileException(name + " is not an NPY file: it does not begin with \\x93NUMPY.");
		}
		int version = start[MAGIC.length];
		byte[] length = in.readNBytes((version == 1) ? Short.BYTES : Integer.BYTES);
		long size = 0;
		for (int i = length.length - 1; i >= 0; i--) {
			size = size << Byte.SIZE | (length[i] & 0xFF);
		}
		if (version < 1 || version > 3 || size > LONGEST) {
			throw new MalformedFileException(
					"%s has an invalid header: version %d, %d bytes.".formatted(name, version, size));
		}
		byte[] header = in.readNBytes((int) size);
		if (header.length < size) {
			throw new MalformedFileException(name + " has a truncated header.");
		}
		return parse(name, new String(header, StandardCharsets.UTF_8), start.length + length.length + size);
	}

	/** A header in C order, for writing. */
	static byte[] write(String type, int... shape) {
		String sizes = Arrays.stream(shape).mapToObj((size) -> size + ",").collect(Collectors.joining(" "));
		String header = "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }".formatted(type, sizes);
		int before = MAGIC.length + 2 + Short.BYTES;
		int whole = (before + header.length() + ALIGNMENT) / ALIGNMENT * ALIGNMENT;
		byte[] bytes = new byte[whole];
		Arrays.fill(bytes, (byte) ' ');
		ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		buffer.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) (whole - before));
		buffer.put(header.getBytes(StandardCharsets.US_ASCII));
		bytes[whole - 1] = '\n';
		return bytes;
	}

	private static NpyHeader parse(String name, String header, long length) {
		Map<?, ?> entries;
		try {
			entries = PythonLiteral.parseDictionary(header);
		}
		catch (IllegalArgumentException ex) {
			throw new MalformedFileException(name + " has a header that is no Python dictionary: " + excerpt(header));
		}
		NumberType type = NpyTypes.get(name, entries.get("descr"));
		int[] shape = shape(name, entries.get("shape"), header);
		if (!(entries.get("fortran_order") instanceof Boolean fortran)) {
			throw new MalformedFileException(
					name + " has a header that does not say its fortran_order: " + excerpt(header));
		}
		boolean differs = Arrays.stream(shape).filter((size) -> size > 1).count() > 1;
		return new NpyHeader(type, fortran && differs, shape, length);
	}

	private static int[] shape(String name, @Nullable Object value, String header) {
		if (!(value instanceof List<?> sizes)) {
			throw new MalformedFileException(name + " has a header without a shape: " + excerpt(header));
		}
		try {
			int[] shape = sizes.stream().mapToInt((size) -> Math.toIntExact((Long) size)).toArray();
			long values = Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact);
			Math.toIntExact(values);
			return shape;
		}
		catch (ArithmeticException | ClassCastException ex) {
			throw new MalformedFileException(
					name + " has an invalid shape (an array has fewer than 2^31 values): " + sizes + ".");
		}
	}

	private static String excerpt(String header) {
		String line = header.strip();
		return (line.length() > 200) ? line.substring(0, 200) + "…" : line;
	}

}
