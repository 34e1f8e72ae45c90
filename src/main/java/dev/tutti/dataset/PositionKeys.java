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
		boolean number = !key.isEmpty() && key.length() <= MOST_DIGITS
				&& key.chars().allMatch((c) -> c >= '0' && c <= '9') && (key.length() == 1 || key.charAt(0) != '0');
		return (number && Integer.parseInt(key) < this.size) ? OptionalInt.of(Integer.parseInt(key))
				: OptionalInt.empty();
	}

	@Override
	public boolean arePositions() {
		return true;
	}

}
