package dev.tutti.array;

/**
 * Floating-point numbers of 2 bytes (IEEE 754 binary16): a sign, five bits of exponent,
 * ten of fraction. Java reads them itself from version 20 on.
 */
final class HalfPrecision {

	static final int BYTES = Short.BYTES;

	private static final int FRACTION_BITS = 10;

	private static final int FRACTION = (1 << FRACTION_BITS) - 1;

	private static final int HIGHEST_EXPONENT = 31;

	private static final int BIAS = 15;

	private HalfPrecision() {
	}

	/** Converts without rounding. */
	static float toFloat(short bits) {
		int exponent = bits >>> FRACTION_BITS & HIGHEST_EXPONENT;
		int fraction = bits & FRACTION;
		float magnitude;
		if (exponent == HIGHEST_EXPONENT) {
			magnitude = (fraction == 0) ? Float.POSITIVE_INFINITY : Float.NaN;
		}
		else {
			// numbers of the lowest exponent have no leading 1
			int significand = (exponent == 0) ? fraction : fraction + FRACTION + 1;
			magnitude = Math.scalb((float) significand, Math.max(1, exponent) - BIAS - FRACTION_BITS);
		}
		return (bits < 0) ? -magnitude : magnitude;
	}

}
