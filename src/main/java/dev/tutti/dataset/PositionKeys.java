package dev.tutti.dataset;

import java.util.OptionalInt;

/** Keys that are the positions of the examples. */
record PositionKeys(int size) implements Keys {

	private static final int MOST_DIGITS = 9;

	@Override
	public String get(int index) {
		if (index < 0 || index >= this.size) {
			throw new IndexOutOfBoundsException(index);
		}
		return Integer.toString(index);
	}

	@Override
	public OptionalInt find(String key) {
		int position = parse(key);
		return (position >= 0 && position < this.size) ? OptionalInt.of(position) : OptionalInt.empty();
	}

	/** The number that is written so, and only so; -1 if there is none. */
	static int parse(String key) {
		boolean number = !key.isEmpty() && key.length() <= MOST_DIGITS
				&& key.chars().allMatch((c) -> c >= '0' && c <= '9') && (key.length() == 1 || key.charAt(0) != '0');
		return number ? Integer.parseInt(key) : -1;
	}

	@Override
	public boolean arePositions() {
		return true;
	}

}
