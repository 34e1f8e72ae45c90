package dev.tutti.dataset.upload;

/**
 * The order of strings by code point, as Python's and most file tools' is. Java's own
 * order puts what is beyond U+FFFF before U+E000.
 */
final class CodePoints {

	private CodePoints() {
	}

	static int compare(String left, String right) {
		int common = Math.min(left.length(), right.length());
		for (int i = 0; i < common; i++) {
			char a = left.charAt(i);
			char b = right.charAt(i);
			if (a != b) {
				boolean swapped = Character.isSurrogate(a) != Character.isSurrogate(b) && a >= Character.MIN_SURROGATE
						&& b >= Character.MIN_SURROGATE;
				return swapped ? b - a : a - b;
			}
		}
		return left.length() - right.length();
	}

}
