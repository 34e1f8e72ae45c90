package dev.tutti.agreement.order;

/**
 * Values coded by their place among the distinct ones: equal values have equal codes,
 * greater values greater ones. -0.0 equals 0.0; NaN comes after everything and equals
 * itself.
 *
 * @param codes {@code int[n]}, each in 0..distinct-1
 * @param sizes {@code int[distinct]}, how many values have each code
 * @param nan whether the last code stands for NaN
 */
public record DenseCodes(int[] codes, int[] sizes, boolean nan) {

	private static final long NAN_KEY = key(Double.NaN);

	public static DenseCodes ascending(double[] values) {
		long[] keys = new long[values.length];
		for (int i = 0; i < keys.length; i++) {
			keys[i] = key(values[i]);
		}
		return of(keys);
	}

	/** Greater values have lower codes; NaN still comes last. */
	public static DenseCodes descending(double[] values) {
		long[] keys = new long[values.length];
		for (int i = 0; i < keys.length; i++) {
			keys[i] = key(-values[i]);
		}
		return of(keys);
	}

	public int distinct() {
		return this.sizes.length;
	}

	/** The mid-rank of each code, from 1: the mean of the places its values take. */
	double[] midRanks() {
		double[] ranks = new double[distinct()];
		long before = 0;
		for (int code = 0; code < ranks.length; code++) {
			ranks[code] = before + (this.sizes[code] + 1) / 2.0;
			before += this.sizes[code];
		}
		return ranks;
	}

	/** The indices of the values by code, within a code by index. */
	public int[] order() {
		int[] next = new int[distinct()];
		for (int code = 1; code < next.length; code++) {
			next[code] = next[code - 1] + this.sizes[code - 1];
		}
		int[] order = new int[this.codes.length];
		for (int i = 0; i < order.length; i++) {
			order[next[this.codes[i]]++] = i;
		}
		return order;
	}

	/** A double's bits, so that longs compare, signed, as the doubles do. */
	private static long key(double value) {
		long bits = Double.doubleToLongBits(value + 0.0);
		return bits ^ ((bits >> 63) & Long.MAX_VALUE);
	}

	private static DenseCodes of(long[] keys) {
		DistinctKeys distinct = new DistinctKeys();
		int[] codes = distinct.number(keys);
		long[] sorted;
		if (codes.length == keys.length) {
			sorted = distinct.sortedKeys();
			int[] code = distinct.places(sorted);
			for (int i = 0; i < codes.length; i++) {
				codes[i] = code[codes[i]];
			}
		}
		else {
			codes = new int[keys.length];
			sorted = RadixSort.code(keys, codes);
		}
		int[] sizes = new int[sorted.length];
		for (int code : codes) {
			sizes[code]++;
		}
		return new DenseCodes(codes, sizes, sorted.length > 0 && sorted[sorted.length - 1] == NAN_KEY);
	}

}
