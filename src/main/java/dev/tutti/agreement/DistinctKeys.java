package dev.tutti.agreement;

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

	/** Slots hold 1 + the number of a key; at most a quarter of them are taken. */
	private int[] slots = new int[256];

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
		int mask = this.slots.length - 1;
		int slot = hash(key) & mask;
		while (this.slots[slot] != 0) {
			int number = this.slots[slot] - 1;
			if (this.keys[number] == key) {
				return number;
			}
			slot = (slot + 1) & mask;
		}
		if (this.size == MOST) {
			return MOST;
		}
		if (this.size == this.keys.length) {
			grow();
			return number(key);
		}
		this.keys[this.size] = key;
		this.slots[slot] = ++this.size;
		return this.size - 1;
	}

	private void grow() {
		this.keys = Arrays.copyOf(this.keys, this.size * 2);
		this.slots = new int[this.slots.length * 2];
		int mask = this.slots.length - 1;
		for (int number = 0; number < this.size; number++) {
			int slot = hash(this.keys[number]) & mask;
			while (this.slots[slot] != 0) {
				slot = (slot + 1) & mask;
			}
			this.slots[slot] = number + 1;
		}
	}

	/** Fibonacci hashing (Knuth, The Art of Computer Programming, 6.4). */
	private static int hash(long key) {
		return (int) ((key * 0x9E3779B97F4A7C15L) >>> 33);
	}

}
