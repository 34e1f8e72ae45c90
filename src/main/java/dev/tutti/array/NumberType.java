package dev.tutti.array;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The type of the numbers in a file.
 *
 * @param kind b for booleans (1 is true), f for floating point, i for integers, u for
 * unsigned ones, as NumPy calls them
 * @param width in bytes: 1 for booleans, 2, 4 or 8 for floating point, otherwise 1, 2, 4
 * or 8
 */
record NumberType(char kind, int width, ByteOrder order) {

	private static final double TWO_TO_63 = 0x1p63;

	static final NumberType UNSIGNED_BYTE = new NumberType('u', Byte.BYTES, ByteOrder.BIG_ENDIAN);

	boolean isReal() {
		return this.kind == 'f';
	}

	boolean isHalfPrecision() {
		return isReal() && this.width == HalfPrecision.BYTES;
	}

	boolean isUnsignedByte() {
		return this.kind == 'u' && this.width == Byte.BYTES;
	}

	/** The next number, rounded to a float; beyond its range infinite. */
	float nextFloat(ByteBuffer values) {
		return isReal() ? (float) real(values) : isLong() ? (float) nearest(values.getLong()) : whole(values);
	}

	/** The next number, where integers beyond 2^53 are rounded. */
	double nextDouble(ByteBuffer values) {
		return isReal() ? real(values) : isLong() ? nearest(values.getLong()) : whole(values);
	}

	/** What {@link #nextDouble} leaves out of the number at a position. */
	double rest(ByteBuffer values, int position) {
		return isLong() ? values.getLong(position) - wrapped(nearest(values.getLong(position))) : 0;
	}

	private boolean isLong() {
		return this.width == Long.BYTES && !isReal();
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
			default -> values.getLong();
		};
	}

	private int oneByte(byte bits) {
		return switch (this.kind) {
			case 'b' -> (bits != 0) ? 1 : 0;
			case 'u' -> bits & 0xFF;
			default -> bits;
		};
	}

	private double nearest(long bits) {
		// half of it, whose last bit makes the rounding of what was shifted out right
		return (this.kind == 'u' && bits < 0) ? 2.0 * (bits >>> 1 | bits & 1) : bits;
	}

	/** A whole number of -2^63..2^64 modulo 2^64. */
	private static long wrapped(double whole) {
		return (whole >= TWO_TO_63) ? (long) (whole - TWO_TO_63 - TWO_TO_63) : (long) whole;
	}

}
