package dev.tutti.agreement.order;

import java.util.Arrays;

/**
 * Numbers distinct keys in the order they first come: a hash table with open addressing.
 * Accessibilities are heavily tied, and then this is much faster than sorting them.
 */
final class DistinctKeys {

	/** With more distinct keys the table leaves the cache, and sorting is faster. */
	private static final int MOST = 1 << 14;

	private long[] keys = new long[64];

	private int size;

	/**
	 * Slots hold a key and 1 + its number. One in sixteen is taken at most: then nearly
	 * every key is found where it is first looked for, and the branch is foreseen.
	 */
	private long[] slotKeys = new long[1 << 10];

	private int[] slotNumbers = new int[1 << 10];

	/** The number of each key; an empty array when there are too many distinct ones. */
	int[] number(long[] all) {
		int[] numbers = new int[all.length];
		for (int i = 0; i < all.length; i++) {
			int number = number(all[i]);
			if (number == MOST) {
				return new int[0];
			}
			numbers[i] = number;
		}
		return numbers;
	}

	/** The distinct keys, lowest first. */
	long[] sortedKeys() {
		long[] sorted = Arrays.copyOf(this.keys, this.size);
		Arrays.sort(sorted);
		return sorted;
	}

	/** For each number, the place of its key among the sorted ones. */
	int[] places(long[] sorted) {
		int[] places = new int[this.size];
		for (int number = 0; number < this.size; number++) {
			places[number] = Arrays.binarySearch(sorted, this.keys[number]);
		}
		return places;
	}

	private int number(long key) {
		int slot = slot(key);
		int number = this.slotNumbers[slot] - 1;
		return (number < 0) ? add(key, slot) : number;
	}

	/** The slot that holds a key, or the free one that it belongs in. */
	private int slot(long key) {
		long[] all = this.slotKeys;
		int mask = all.length - 1;
		int slot = hash(key, all.length);
		while (all[slot] != key && this.slotNumbers[slot] != 0) {
			slot = (slot + 1) & mask;
		}
		return slot;
	}

	private int add(long key, int slot) {
		if (this.size == MOST) {
			return MOST;
		}
		if (this.size == this.keys.length) {
			grow();
			return number(key);
		}
		this.keys[this.size] = key;
		this.slotKeys[slot] = key;
		this.slotNumbers[slot] = ++this.size;
		return this.size - 1;
	}

	private void grow() {
		this.keys = Arrays.copyOf(this.keys, this.size * 2);
		this.slotKeys = new long[this.slotKeys.length * 2];
		this.slotNumbers = new int[this.slotKeys.length];
		for (int number = 0; number < this.size; number++) {
			int slot = slot(this.keys[number]);
			this.slotKeys[slot] = this.keys[number];
			this.slotNumbers[slot] = number + 1;
		}
	}

	/**
	 * Fibonacci hashing (Knuth, The Art of Computer Programming, 6.4) of both halves: the
	 * doubles of short fractions differ in their high bits only.
	 */
	private static int hash(long key, int slots) {
		return (int) (((key ^ (key >>> 32)) * 0x9E3779B97F4A7C15L) >>> (Long.numberOfLeadingZeros(slots) + 1));
	}

}
