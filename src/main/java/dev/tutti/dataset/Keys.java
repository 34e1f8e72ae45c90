package dev.tutti.dataset;

import java.util.AbstractList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The key of each example of a split, which leads back to where the example came from. No
 * two examples of a split have the same.
 */
public interface Keys {

	/** The greatest length of a key, in characters. */
	int LONGEST = 1024;

	/** How many examples there are. */
	int size();

	/** The key of the example at an index, {@code 0..size()-1}. */
	String get(int index);

	/** The keys of some examples, each read when it is asked for. */
	default List<String> list(int[] indexes) {
		return new AbstractList<>() {
			@Override
			public String get(int place) {
				return Keys.this.get(indexes[place]);
			}

			@Override
			public int size() {
				return indexes.length;
			}
		};
	}

	/** The index of the example of that key, if there is one. */
	OptionalInt find(String key);

	/** Whether every key is its example's index, so that none need be stored. */
	default boolean arePositions() {
		return false;
	}

	/** The positions as keys: "0", "1", … */
	static Keys positions(int size) {
		return new PositionKeys(size);
	}

}
