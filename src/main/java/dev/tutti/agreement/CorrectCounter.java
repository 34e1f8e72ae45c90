package dev.tutti.agreement;

import java.util.Arrays;

/**
 * Counts the members that are correct on each example, from their correctness bit sets.
 * <p>
 * The counters are bit-sliced: plane p holds bit p of the counts of 64 examples a word,
 * and carry-save adders take eight members into the planes at a time (Harley and Seal;
 * see Mula, Kurz and Lemire, "Faster population counts using AVX2 instructions", 2018).
 * The loops run over plain arrays of words that fit the first-level cache, so that the
 * compiler makes vectors of them; one thread, nothing allocated inside.
 */
public final class CorrectCounter {

	/** Words of each plane; all planes of 100 members together take 16 kB. */
	private static final int BLOCK = 256;

	/** The bits of a byte, spread over the eight bytes of a word. */
	private static final long[] SPREAD = spread();

	private final long[][] correct;

	private final int words;

	private final long lastWord;

	private final long[][] planes;

	/** The planes, and planes of zeros up to a multiple of eight. */
	private final long[][] padded;

	private final long[] carry = new long[BLOCK];

	private final long[] one = new long[BLOCK];

	private final long[] otherOne = new long[BLOCK];

	private final long[] two = new long[BLOCK];

	private final long[] otherTwo = new long[BLOCK];

	private final long[] four = new long[BLOCK];

	private final long[] otherFour = new long[BLOCK];

	private CorrectCounter(long[][] correct, int examples) {
		BitSets.check(correct, examples);
		this.correct = correct;
		this.words = BitSets.words(examples);
		this.lastWord = BitSets.lastWord(examples);
		// Three planes at least: eight members are added into them at once.
		this.planes = new long[Math.max(3, 32 - Integer.numberOfLeadingZeros(correct.length))][BLOCK];
		this.padded = Arrays.copyOf(this.planes, (this.planes.length + 7) & -8);
		Arrays.fill(this.padded, this.planes.length, this.padded.length, new long[BLOCK]);
	}

	/**
	 * For each example, how many members are correct: TP-agreement times the number of
	 * members N (paper, "Definitions").
	 * @param correct {@code members x ceil(examples / 64)} words, a bit an example, least
	 * significant first, 1 for correct; bits past the last example are ignored
	 * @param examples how many examples there are; 0 is allowed
	 * @return {@code int[examples]}, each in 0..N; high is easy; all 0 for no members
	 * @throws IllegalArgumentException when a member has too few words
	 */
	public static int[] counts(long[][] correct, int examples) {
		CorrectCounter counter = new CorrectCounter(correct, examples);
		int[] counts = new int[examples];
		for (int from = 0; from < counter.words; from += BLOCK) {
			int length = counter.count(from);
			for (int word = 0; word < length; word++) {
				counter.write(word, counts, (from + word) << 6);
			}
		}
		return counts;
	}

	/**
	 * How many examples 0, 1, ... N members classify correctly, without an array of
	 * counts between: the histogram of {@link #counts}.
	 * @param correct as for {@link #counts}
	 * @param examples how many examples there are; 0 is allowed
	 * @return {@code int[N + 1]}, which sums to {@code examples}
	 * @throws IllegalArgumentException when a member has too few words
	 */
	public static int[] histogram(long[][] correct, int examples) {
		int members = correct.length;
		if (members > 255) {
			return Histogram.of(counts(correct, examples), members);
		}
		CorrectCounter counter = new CorrectCounter(correct, examples);
		// Neighbours mostly have the same count: a table each keeps one increment from
		// waiting for the other.
		int[] tables = new int[4 << 8];
		for (int from = 0; from < counter.words; from += BLOCK) {
			int length = counter.count(from);
			for (int word = 0; word < length; word++) {
				counter.tally(word, tables);
			}
		}
		int[] histogram = new int[members + 1];
		for (int count = 0; count <= members; count++) {
			for (int table = 0; table < 4; table++) {
				histogram[count] += tables[(table << 8) + count];
			}
		}
		histogram[0] -= (int) (((long) counter.words << 6) - examples);
		return histogram;
	}

	/** Counts a block of words into the planes; returns how many words it has. */
	private int count(int from) {
		int length = Math.min(BLOCK, this.words - from);
		for (long[] plane : this.planes) {
			Arrays.fill(plane, 0, length, 0);
		}
		int member = 0;
		for (; member + 8 <= this.correct.length; member += 8) {
			addEight(member, from, length);
			ripple(3, length);
		}
		for (; member < this.correct.length; member++) {
			System.arraycopy(this.correct[member], from, this.carry, 0, length);
			ripple(0, length);
		}
		if (from + length == this.words) {
			for (long[] plane : this.planes) {
				plane[length - 1] &= this.lastWord;
			}
		}
		return length;
	}

	/** Adds eight members into the lowest three planes; what is over goes to carry. */
	private void addEight(int member, int from, int length) {
		addFour(member, from, this.four, length);
		addFour(member + 4, from, this.otherFour, length);
		add(this.planes[2], this.four, this.otherFour, this.carry, length);
	}

	private void addFour(int member, int from, long[] carry, int length) {
		addTwo(member, from, this.two, length);
		addTwo(member + 2, from, this.otherTwo, length);
		add(this.planes[1], this.two, this.otherTwo, carry, length);
	}

	private void addTwo(int member, int from, long[] carry, int length) {
		System.arraycopy(this.correct[member], from, this.one, 0, length);
		System.arraycopy(this.correct[member + 1], from, this.otherOne, 0, length);
		add(this.planes[0], this.one, this.otherOne, carry, length);
	}

	/**
	 * A carry-save adder: adds two bits into a plane. The compiler makes vectors of a
	 * loop only where it is this short and has one index for all arrays.
	 */
	private static void add(long[] plane, long[] a, long[] b, long[] carry, int length) {
		for (int word = 0; word < length; word++) {
			long old = plane[word];
			long half = old ^ a[word];
			carry[word] = (old & a[word]) | (half & b[word]);
			plane[word] = half ^ b[word];
		}
	}

	/** Adds the carry into the planes from that one upwards. */
	private void ripple(int lowest, int length) {
		for (int plane = lowest; plane < this.planes.length; plane++) {
			ripple(this.planes[plane], this.carry, length);
		}
	}

	private static void ripple(long[] plane, long[] carry, int length) {
		for (int word = 0; word < length; word++) {
			long old = plane[word];
			plane[word] = old ^ carry[word];
			carry[word] &= old;
		}
	}

	/** Writes the counts of one word's examples, as far as there are any. */
	private void write(int word, int[] counts, int offset) {
		for (int plane = 0; plane < this.planes.length; plane += 8) {
			for (int example = offset, shift = 0; shift < 64 && example < counts.length; example += 8, shift += 8) {
				long bytes = bytes(word, shift, plane);
				int end = Math.min(8, counts.length - example);
				for (int i = 0; i < end; i++) {
					counts[example + i] |= (int) ((bytes >>> (i << 3)) & 0xFF) << plane;
				}
			}
		}
	}

	/** Tallies the counts of one word's examples. */
	private void tally(int word, int[] tables) {
		for (int shift = 0; shift < 64; shift += 8) {
			long bytes = bytes(word, shift, 0);
			tables[(int) bytes & 0xFF]++;
			tables[(int) (bytes >>> 8) & 0xFF | 0x100]++;
			tables[(int) (bytes >>> 16) & 0xFF | 0x200]++;
			tables[(int) (bytes >>> 24) & 0xFF | 0x300]++;
			tables[(int) (bytes >>> 32) & 0xFF]++;
			tables[(int) (bytes >>> 40) & 0xFF | 0x100]++;
			tables[(int) (bytes >>> 48) & 0xFF | 0x200]++;
			tables[(int) (bytes >>> 56) & 0xFF | 0x300]++;
		}
	}

	/** Eight planes of eight examples, turned into a byte an example. */
	private long bytes(int word, int shift, int plane) {
		long[][] all = this.padded;
		long low = spread(all[plane][word] >>> shift) | spread(all[plane + 1][word] >>> shift) << 1;
		long middle = spread(all[plane + 2][word] >>> shift) << 2 | spread(all[plane + 3][word] >>> shift) << 3;
		long upper = spread(all[plane + 4][word] >>> shift) << 4 | spread(all[plane + 5][word] >>> shift) << 5;
		long high = spread(all[plane + 6][word] >>> shift) << 6 | spread(all[plane + 7][word] >>> shift) << 7;
		return (low | middle) | (upper | high);
	}

	private static long spread(long bits) {
		return SPREAD[(int) bits & 0xFF];
	}

	private static long[] spread() {
		long[] spread = new long[256];
		for (int value = 0; value < 256; value++) {
			for (int bit = 0; bit < 8; bit++) {
				spread[value] |= (long) ((value >>> bit) & 1) << (bit << 3);
			}
		}
		return spread;
	}

}
