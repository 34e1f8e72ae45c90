package dev.tutti.dataset.upload;

import java.math.BigDecimal;

/**
 * Numbers as tables hold them: digits, perhaps with a sign, a decimal point and an
 * exponent. Java's own further forms ({@code 5d}, {@code 0x1p3}, {@code Infinity}) are
 * text to other programs, and so here.
 */
public final class DecimalNotation {

	/** Longer ones would take long to compare by value. */
	private static final int LONGEST = 1000;

	private static final int MOST_EXPONENT_DIGITS = 6;

	/** From here on zeros are written as an exponent. */
	private static final int MOST_ZEROS = 20;

	private DecimalNotation() {
	}

	/** Whether this is such a number. */
	public static boolean isNumber(String text) {
		if (text.length() > LONGEST) {
			return false;
		}
		int digits = digits(text, sign(text, 0));
		int end = sign(text, 0) + digits;
		if (end < text.length() && text.charAt(end) == '.') {
			int decimals = digits(text, end + 1);
			digits += decimals;
			end += 1 + decimals;
		}
		return digits > 0 && (end == text.length() || isExponent(text, end));
	}

	/** The value of a number. */
	public static BigDecimal value(String number) {
		return new BigDecimal(number);
	}

	/** The shortest form, the same for equal values: {@code 1} for {@code 1.0}. */
	public static String shortest(String number) {
		BigDecimal value = value(number).stripTrailingZeros();
		return (Math.abs((long) value.scale()) <= MOST_ZEROS) ? value.toPlainString() : value.toString();
	}

	private static boolean isExponent(String text, int at) {
		if (text.charAt(at) != 'e' && text.charAt(at) != 'E') {
			return false;
		}
		int start = sign(text, at + 1);
		int digits = digits(text, start);
		return digits > 0 && digits <= MOST_EXPONENT_DIGITS && start + digits == text.length();
	}

	private static int sign(String text, int at) {
		return (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) ? at + 1 : at;
	}

	private static int digits(String text, int from) {
		int to = from;
		while (to < text.length() && text.charAt(to) >= '0' && text.charAt(to) <= '9') {
			to++;
		}
		return to - from;
	}

}
