package dev.tutti.agreement.correlation;

import dev.tutti.agreement.order.DenseCodes;

/**
 * Counts of pairs of examples.
 *
 * @param discordant the pairs of which one is lower in x and higher in y
 * @param tied the pairs that are tied in both
 */
public record DiscordantPairs(long discordant, long tied) {

	/** Runs this short are sorted by insertion. */
	private static final int RUN = 8;

	static DiscordantPairs count(DenseCodes x, DenseCodes y) {
		long cells = (long) x.distinct() * y.distinct();
		return (cells <= Math.max(1 << 12, x.codes().length)) ? inTable(x, y) : bySorting(x, y);
	}

	/** From the table of how many examples have each pair of codes. */
	public static DiscordantPairs inTable(DenseCodes x, DenseCodes y) {
		int width = y.distinct();
		int[] table = new int[x.distinct() * width];
		int[] codesX = x.codes();
		int[] codesY = y.codes();
		for (int i = 0; i < codesX.length; i++) {
			table[codesX[i] * width + codesY[i]]++;
		}
		long discordant = 0;
		long tied = 0;
		// How many examples of the rows above have each y.
		long[] above = new long[width];
		for (int row = 0; row < table.length; row += width) {
			long higher = 0;
			for (int code = width - 1; code >= 0; code--) {
				int cell = table[row + code];
				discordant += cell * higher;
				tied += KendallTau.pairs(cell);
				higher += above[code];
				above[code] += cell;
			}
		}
		return new DiscordantPairs(discordant, tied);
	}

	/** From the inversions of y in the order of x (Knight 1966). */
	public static DiscordantPairs bySorting(DenseCodes x, DenseCodes y) {
		int[] sequence = sortedByXThenY(x, y);
		long tied = 0;
		int start = 0;
		for (int size : x.sizes()) {
			int end = start + size;
			int run = 1;
			for (int i = start + 1; i < end; i++) {
				run = (sequence[i] == sequence[i - 1]) ? run + 1 : 1;
				tied += run - 1;
			}
			start = end;
		}
		return new DiscordantPairs(inversions(sequence), tied);
	}

	/** The y codes in the order of x, within equal x lowest first. */
	private static int[] sortedByXThenY(DenseCodes x, DenseCodes y) {
		int[] next = new int[x.distinct()];
		for (int code = 1; code < next.length; code++) {
			next[code] = next[code - 1] + x.sizes()[code - 1];
		}
		int[] sequence = new int[x.codes().length];
		for (int i : y.order()) {
			sequence[next[x.codes()[i]]++] = y.codes()[i];
		}
		return sequence;
	}

	/** Sorts by merging, and counts by how many places values are moved forward. */
	private static long inversions(int[] values) {
		int n = values.length;
		long inversions = 0;
		for (int from = 0; from < n; from += RUN) {
			inversions += insert(values, from, Math.min(from + RUN, n));
		}
		int[] source = values;
		int[] target = new int[n];
		for (long width = RUN; width < n; width *= 2) {
			for (long from = 0; from < n; from += 2 * width) {
				int middle = (int) Math.min(from + width, n);
				int to = (int) Math.min(from + 2 * width, n);
				inversions += merge(source, target, (int) from, middle, to);
			}
			int[] swap = source;
			source = target;
			target = swap;
		}
		return inversions;
	}

	private static long insert(int[] values, int from, int to) {
		long inversions = 0;
		for (int i = from + 1; i < to; i++) {
			int value = values[i];
			int place = i;
			for (; place > from && values[place - 1] > value; place--) {
				values[place] = values[place - 1];
			}
			values[place] = value;
			inversions += i - place;
		}
		return inversions;
	}

	private static long merge(int[] source, int[] target, int from, int middle, int to) {
		long inversions = 0;
		int left = from;
		int right = middle;
		int place = from;
		// Which side comes next cannot be foreseen: arithmetic instead of a branch.
		while (left < middle && right < to) {
			int one = source[left];
			int other = source[right];
			int moved = (other - one) >>> 31;
			target[place++] = Math.min(one, other);
			inversions += (long) moved * (middle - left);
			left += 1 - moved;
			right += moved;
		}
		System.arraycopy(source, left, target, place, middle - left);
		System.arraycopy(source, right, target, place + middle - left, to - right);
		return inversions;
	}

}
