package dev.tutti.array;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An array in NumPy's NPY format (numpy.lib.format, versions 1 to 3), read as a stream:
 * the header eagerly, the values on demand. Floats of 2 to 8 bytes, integers of 1 to 8
 * bytes and booleans (1 is true), either byte order, C order.
 */
public final class NpyArray implements LabelledArray {

	private static final byte[] MAGIC = { (byte) 0x93, 'N', 'U', 'M', 'P', 'Y' };

	private static final int LONGEST_HEADER = 1 << 16;

	private static final Pattern TYPE = Pattern.compile("'descr': *'([<>|])([fiu][1248]|b1)'");

	private static final Pattern SHAPE = Pattern.compile("'shape': *\\(([0-9, ]*)\\)");

	private static final double TWO_TO_63 = 0x1p63;

	private static final int BATCH_BYTES = 1 << 16;

	private final String name;

	private final InputStream in;

	private final ByteOrder order;

	private final char kind;

	private final int width;

	private final int[] shape;

	private NpyArray(String name, InputStream in, String header) {
		this.name = name;
		this.in = in;
		Matcher type = TYPE.matcher(header);
		if (!type.find() || "f1".equals(type.group(2))) {
			throw new MalformedFileException(
					"%s has an unsupported type; supported are f2, f4, f8, integers and booleans: %s. Convert it with astype first."
						.formatted(name, header.strip()));
		}
		this.order = type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
		this.kind = type.group(2).charAt(0);
		this.width = type.group(2).charAt(1) - '0';
		if (header.contains("'fortran_order': True")) {
			throw new MalformedFileException(
					name + " is in Fortran order. Save numpy.ascontiguousarray(array) instead.");
		}
		this.shape = shape(name, header);
	}

	/**
	 * Reads a header. Leaves the stream at the first value; the caller closes it.
	 * @param name for the messages
	 * @throws MalformedFileException if it is not an NPY file, or has an unsupported type
	 */
	public static NpyArray open(String name, InputStream in) throws IOException {
		byte[] start = in.readNBytes(MAGIC.length + 2);
		if (start.length < MAGIC.length + 2 || !Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
			throw new MalformedFileException(name + " is not an NPY file: it does not begin with \\x93NUMPY.");
		}
		int version = start[MAGIC.length];
		byte[] length = in.readNBytes((version == 1) ? Short.BYTES : Integer.BYTES);
		long size = 0;
		for (int i = length.length - 1; i >= 0; i--) {
			size = size << Byte.SIZE | (length[i] & 0xFF);
		}
		if (version < 1 || version > 3 || size > LONGEST_HEADER) {
			throw new MalformedFileException(
					"%s has an invalid header: version %d, %d bytes.".formatted(name, version, size));
		}
		byte[] header = in.readNBytes((int) size);
		if (header.length < size) {
			throw new MalformedFileException(name + " has a truncated header.");
		}
		return new NpyArray(name, in, new String(header, StandardCharsets.UTF_8));
	}

	/**
	 * The header of a C-ordered array, for writing.
	 * @param type the NumPy type, such as {@code |u1} or {@code <f4}
	 */
	public static byte[] header(String type, int... shape) {
		String sizes = Arrays.stream(shape).mapToObj((size) -> size + ",").collect(Collectors.joining(" "));
		String header = "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }".formatted(type, sizes);
		int before = MAGIC.length + 2 + Short.BYTES;
		int whole = (before + header.length() + 1 + 63) / 64 * 64;
		byte[] bytes = new byte[whole];
		Arrays.fill(bytes, (byte) ' ');
		ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		buffer.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) (whole - before));
		buffer.put(header.getBytes(StandardCharsets.US_ASCII));
		bytes[whole - 1] = '\n';
		return bytes;
	}

	/** The sizes of its dimensions; none for a single value. */
	@Override
	public int[] shape() {
		return this.shape.clone();
	}

	/** Whether the values are floating-point numbers. */
	public boolean isReal() {
		return this.kind == 'f';
	}

	/** Whether the values are floating-point numbers of half precision: three digits. */
	public boolean isHalfPrecision() {
		return isReal() && this.width == HalfPrecision.BYTES;
	}

	/** Whether the values are unsigned bytes. */
	@Override
	public boolean isUnsignedByte() {
		return this.kind == 'u' && this.width == 1;
	}

	/**
	 * Reads the next values, in C order. Integers beyond 24 bits are rounded, numbers
	 * beyond a float's range become infinite.
	 * @param into is filled
	 * @throws MalformedFileException if fewer values are left
	 */
	@Override
	public void read(float[] into) throws IOException {
		int batch = BATCH_BYTES / this.width;
		for (int from = 0; from < into.length; from += batch) {
			int to = Math.min(into.length, from + batch);
			ByteBuffer values = next(to - from);
			for (int i = from; i < to; i++) {
				into[i] = isReal() ? (float) real(values) : whole(values);
			}
		}
	}

	/**
	 * Reads the next values, in C order, exactly.
	 * @param into is filled with the nearest doubles
	 * @param rest is filled with what these leave out, which is 0 but for integers beyond
	 * 2^53
	 * @throws MalformedFileException if fewer values are left
	 */
	public void read(double[] into, double[] rest) throws IOException {
		int batch = BATCH_BYTES / this.width;
		for (int from = 0; from < into.length; from += batch) {
			int to = Math.min(into.length, from + batch);
			ByteBuffer values = next(to - from);
			for (int i = from; i < to; i++) {
				if (this.width == Long.BYTES && !isReal()) {
					long bits = values.getLong();
					into[i] = nearest(bits, this.kind == 'u');
					rest[i] = bits - wrapped(into[i]);
				}
				else {
					into[i] = isReal() ? real(values) : whole(values);
					rest[i] = 0;
				}
			}
		}
	}

	/**
	 * Reads all values as integers and checks that nothing follows.
	 * @param most the maximum number
	 * @throws MalformedFileException if there are more or fewer values than the header
	 * declares, more than {@code most}, or a value that is not a 32-bit integer
	 */
	@Override
	public int[] readInts(int most) throws IOException {
		long count = Arrays.stream(this.shape).asLongStream().reduce(1, Math::multiplyExact);
		if (count > most) {
			throw new MalformedFileException("%s has %d values; the maximum is %d.".formatted(this.name, count, most));
		}
		int[] ints = new int[(int) count];
		int batch = BATCH_BYTES / this.width;
		for (int from = 0; from < ints.length; from += batch) {
			int to = Math.min(ints.length, from + batch);
			ByteBuffer values = next(to - from);
			for (int i = from; i < to; i++) {
				ints[i] = toInt(values, i);
			}
		}
		end();
		return ints;
	}

	/**
	 * Checks that nothing follows the values.
	 * @throws MalformedFileException if something does
	 */
	@Override
	public void end() throws IOException {
		if (this.in.read() != -1) {
			throw new MalformedFileException(this.name + " is too long: it has more values than its header declares.");
		}
	}

	private ByteBuffer next(int values) throws IOException {
		byte[] bytes = this.in.readNBytes(values * this.width);
		if (bytes.length < values * this.width) {
			throw new MalformedFileException(
					this.name + " is truncated: it has fewer values than declared by its header "
							+ Arrays.toString(this.shape) + " announces.");
		}
		return ByteBuffer.wrap(bytes).order(this.order);
	}

	private int toInt(ByteBuffer values, int index) {
		double value = isReal() ? real(values) : whole(values);
		if (value != (int) value) {
			throw new MalformedFileException(
					"%s has %s at index %d; an integer is expected.".formatted(this.name, value, index));
		}
		return (int) value;
	}

	private double real(ByteBuffer values) {
		return switch (this.width) {
			case HalfPrecision.BYTES -> HalfPrecision.toFloat(values.getShort());
			case Float.BYTES -> values.getFloat();
			default -> values.getDouble();
		};
	}

	private long whole(ByteBuffer values) {
		boolean unsigned = this.kind == 'u';
		return switch (this.width) {
			case Byte.BYTES -> oneByte(values.get());
			case Short.BYTES -> unsigned ? values.getShort() & 0xFFFF : values.getShort();
			case Integer.BYTES -> unsigned ? values.getInt() & 0xFFFFFFFFL : values.getInt();
			default -> eightBytes(values.getLong(), unsigned);
		};
	}

	private int oneByte(byte bits) {
		return switch (this.kind) {
			case 'b' -> (bits != 0) ? 1 : 0;
			case 'u' -> bits & 0xFF;
			default -> bits;
		};
	}

	private static double nearest(long bits, boolean unsigned) {
		// half of it, whose last bit makes the rounding of what was shifted out right
		return (unsigned && bits < 0) ? 2.0 * (bits >>> 1 | bits & 1) : bits;
	}

	/** A whole number of -2^63..2^64 modulo 2^64. */
	private static long wrapped(double whole) {
		return (whole >= TWO_TO_63) ? (long) (whole - TWO_TO_63 - TWO_TO_63) : (long) whole;
	}

	private static long eightBytes(long bits, boolean unsigned) {
		// only an unsigned value exceeds 63 bits, and it is out of range
		return (unsigned && bits < 0) ? Long.MAX_VALUE : bits;
	}

	private static int[] shape(String name, String header) {
		Matcher shape = SHAPE.matcher(header);
		if (!shape.find()) {
			throw new MalformedFileException(name + " has a header without a shape: " + header.strip() + ".");
		}
		try {
			int[] sizes = Arrays.stream(shape.group(1).split(","))
				.map(String::strip)
				.filter((size) -> !size.isEmpty())
				.mapToInt(Integer::parseInt)
				.toArray();
			long values = Arrays.stream(sizes).asLongStream().reduce(1, Math::multiplyExact);
			if (values > Integer.MAX_VALUE) {
				throw new ArithmeticException("more values than an array holds");
			}
			return sizes;
		}
		catch (ArithmeticException | NumberFormatException ex) {
			throw new MalformedFileException(name + " has an invalid shape: (" + shape.group(1) + ").");
		}
	}

}
