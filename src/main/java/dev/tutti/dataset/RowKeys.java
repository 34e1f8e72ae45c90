package dev.tutti.dataset;

import java.util.Arrays;
import java.util.OptionalInt;

/**
 * Keys that are the rows of a file of which a split has some.
 *
 * @param rows in order, each greater than the one before
 */
record RowKeys(int[] rows) implements Keys {

	@Override
	public int size() {
		return this.rows.length;
	}

	@Override
	public String get(int index) {
		return Integer.toString(this.rows[index]);
	}

	@Override
	public OptionalInt find(String key) {
		int row = PositionKeys.parse(key);
		int index = (row >= 0) ? Arrays.binarySearch(this.rows, row) : -1;
		return (index >= 0) ? OptionalInt.of(index) : OptionalInt.empty();
	}

}
