package dev.tutti.array;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** An array in a file, read as a stream: its shape is known, its values follow. */
public abstract sealed class ArrayStream permits IdxFile, NpyArray {

	private static final int BATCH_BYTES = 1 << 16;

	private final String name;

	private final InputStream in;

	private final NumberType type;

	private final int[] shape;

	private long count;

	/**
	 * An array whose first value is next.
	 * @param shape with fewer than 2^31 values
	 */
	ArrayStream(String name, InputStream in, NumberType type, int[] shape) {
		this.name = name;
		this.in = in;
		this.type = type;
		this.shape = shape;
	}

	/** The sizes of its dimensions; none for a single value. */
	public int[] shape() {
		return this.shape.clone();
	}

	/** Whether the values are floating-point numbers. */
	public boolean isReal() {
		return this.type.isReal();
	}

	/** Whether the values are floating-point numbers of half precision: three digits. */
	public boolean isHalfPrecision() {
		return this.type.isHalfPrecision();
	}

	/** Whether the values are unsigned bytes. */
	public boolean isUnsignedByte() {
		return this.type.isUnsignedByte();
	}

	NumberType type() {
		return this.type;
	}

	/** How many values there are. */
	long size() {
		return Arrays.stream(this.shape).asLongStream().reduce(1, Math::multiplyExact);
	}

	/**
	 * Reads the next values, the last dimension running fastest. Integers beyond 24 bits
	 * are rounded, numbers beyond a float's range become infinite.
	 * @param into is filled
	 * @throws MalformedFileException if fewer values are left
	 */
	public void read(float[] into) throws IOException {
		int batch = BATCH_BYTES / this.type.width();
		for (int from = 0; from < into.length; from += batch) {
			int to = Math.min(into.length, from + batch);
			ByteBuffer values = next(to - from);
			for (int i = from; i < to; i++) {
				into[i] = this.type.nextFloat(values);
			}
		}
	}

	/**
	 * Reads the next values, the last dimension running fastest, exactly.
	 * @param into is filled with the nearest doubles
	 * @param rest is filled with what these leave out, which is 0 but for integers beyond
	 * 2^53
	 * @throws MalformedFileException if fewer values are left
	 */
	public void read(double[] into, double[] rest) throws IOException {
		int batch = BATCH_BYTES / this.type.width();
		for (int from = 0; from < into.length; from += batch) {
			int to = Math.min(into.length, from + batch);
			ByteBuffer values = next(to - from);
			for (int i = from; i < to; i++) {
				rest[i] = this.type.rest(values, values.position());
				into[i] = this.type.nextDouble(values);
			}
		}
	}

	/**
	 * Reads all values as integers and checks that nothing follows.
	 * @param most the maximum number
	 * @throws MalformedFileException if there are more or fewer values than the header
	 * declares, more than {@code most}, or a value that is not a 32-bit integer
	 */
	public int[] readInts(int most) throws IOException {
		if (size() > most) {
			throw new MalformedFileException("%s has %d values; the maximum is %d.".formatted(this.name, size(), most));
		}
		int[] ints = new int[(int) size()];
		int batch = BATCH_BYTES / this.type.width();
		for (int from = 0; from < ints.length; from += batch) {
			int to = Math.min(ints.length, from + batch);
			ByteBuffer values = next(to - from);
			for (int i = from; i < to; i++) {
				ints[i] = toInt(this.type.nextDouble(values), i);
			}
		}
		end();
		return ints;
	}

	/**
	 * Checks that nothing follows the values.
	 * @throws MalformedFileException if something does
	 */
	public void end() throws IOException {
		if (this.in.read() != -1) {
			throw new MalformedFileException("%s is too long: it has more than the %d values declared by its header."
				.formatted(this.name, size()));
		}
	}

	/**
	 * Skips the values, none of which was read, and checks that nothing follows.
	 * @throws MalformedFileException if there are more or fewer than the header declares
	 */
	public void skip() throws IOException {
		try {
			this.in.skipNBytes(size() * this.type.width());
		}
		catch (EOFException ex) {
			throw new MalformedFileException(this.name + " is truncated.");
		}
		end();
	}

	private int toInt(double value, int index) {
		if (value != (int) value) {
			throw new MalformedFileException(
					"%s has %s at index %d; an integer is expected.".formatted(this.name, value, index));
		}
		return (int) value;
	}

	/** The bytes of the next values. */
	byte[] nextBytes(int values) throws IOException {
		byte[] bytes = this.in.readNBytes(values * this.type.width());
		this.count += bytes.length / this.type.width();
		if (bytes.length < values * this.type.width()) {
			throw new MalformedFileException("%s is truncated: its header declares %d values, it has %d."
				.formatted(this.name, size(), this.count));
		}
		return bytes;
	}

	private ByteBuffer next(int values) throws IOException {
		return ByteBuffer.wrap(nextBytes(values)).order(this.type.order());
	}

}
