package dev.tutti.agreement.order;

import java.util.Arrays;

/** Codes keys by sorting them, eleven bits at a time from the lowest. */
final class RadixSort {

	private static final int BITS = 11;

	private static final int PASSES = 6;

	private static final int BUCKETS = 1 << BITS;

	private RadixSort() {
	}

	/**
	 * Writes the place of each key among the distinct ones.
	 * @param codes {@code int[keys.length]}, written
	 * @return the distinct keys, lowest first
	 */
	static long[] code(long[] keys, int[] codes) {
		int n = keys.length;
		int[][] starts = starts(keys);
		long[] from = keys.clone();
		long[] to = new long[n];
		int[] fromIndex = new int[n];
		int[] toIndex = new int[n];
		for (int i = 0; i < n; i++) {
			fromIndex[i] = i;
		}
		for (int pass = 0; pass < PASSES; pass++) {
			int[] next = starts[pass];
			if (next.length == 0) {
				continue;
			}
			for (int i = 0; i < n; i++) {
				int place = next[digit(from[i], pass)]++;
				to[place] = from[i];
				toIndex[place] = fromIndex[i];
			}
			long[] keysThen = from;
			from = to;
			to = keysThen;
			int[] indexThen = fromIndex;
			fromIndex = toIndex;
			toIndex = indexThen;
		}
		int code = -1;
		for (int i = 0; i < n; i++) {
			if (i == 0 || from[i] != from[i - 1]) {
				to[++code] = from[i];
			}
			codes[fromIndex[i]] = code;
		}
		return Arrays.copyOf(to, code + 1);
	}

	/** Where each bucket of each pass starts; empty for a pass that moves nothing. */
	private static int[][] starts(long[] keys) {
		int[][] counts = new int[PASSES][BUCKETS];
		for (long key : keys) {
			for (int pass = 0; pass < PASSES; pass++) {
				counts[pass][digit(key, pass)]++;
			}
		}
		for (int pass = 0; pass < PASSES; pass++) {
			int start = 0;
			for (int bucket = 0; bucket < BUCKETS; bucket++) {
				int count = counts[pass][bucket];
				if (count == keys.length) {
					counts[pass] = new int[0];
					break;
				}
				counts[pass][bucket] = start;
				start += count;
			}
		}
		return counts;
	}

	private static int digit(long key, int pass) {
		return (int) ((key ^ Long.MIN_VALUE) >>> (pass * BITS)) & (BUCKETS - 1);
	}

}
