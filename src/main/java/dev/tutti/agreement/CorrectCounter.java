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

	private final long[] carry = new long[BLOCK];

	private CorrectCounter(long[][] correct, int examples) {
		BitSets.check(correct, examples);
		this.correct = correct;
		this.words = BitSets.words(examples);
		this.lastWord = BitSets.lastWord(examples);
		// Three planes at least: eight members are added into them at once.
		this.planes = new long[Math.max(3, 32 - Integer.numberOfLeadingZeros(correct.length))][BLOCK];
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
		int[] tables = new int[8 << 8];
		for (int from = 0; from < counter.words; from += BLOCK) {
			int length = counter.count(from);
			for (int word = 0; word < length; word++) {
				counter.tally(word, tables);
			}
		}
		int[] histogram = new int[members + 1];
		for (int count = 0; count <= members; count++) {
			for (int table = 0; table < 8; table++) {
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
		addEight(this.correct[member], this.correct[member + 1], this.correct[member + 2], this.correct[member + 3],
				this.correct[member + 4], this.correct[member + 5], this.correct[member + 6], this.correct[member + 7],
				from, this.planes[0], this.planes[1], this.planes[2], this.carry, length);
	}

	private static void addEight(long[] a, long[] b, long[] c, long[] d, long[] e, long[] f, long[] g, long[] h,
			int from, long[] ones, long[] twos, long[] fours, long[] eights, int length) {
		for (int word = 0; word < length; word++) {
			int at = from + word;
			long one = ones[word];
			long half = one ^ a[at];
			long two1 = (one & a[at]) | (half & b[at]);
			one = half ^ b[at];
			half = one ^ c[at];
			long two2 = (one & c[at]) | (half & d[at]);
			one = half ^ d[at];
			half = one ^ e[at];
			long two3 = (one & e[at]) | (half & f[at]);
			one = half ^ f[at];
			half = one ^ g[at];
			long two4 = (one & g[at]) | (half & h[at]);
			ones[word] = half ^ h[at];
			long two = twos[word];
			half = two ^ two1;
			long four1 = (two & two1) | (half & two2);
			two = half ^ two2;
			half = two ^ two3;
			long four2 = (two & two3) | (half & two4);
			twos[word] = half ^ two4;
			long four = fours[word];
			half = four ^ four1;
			eights[word] = (four & four1) | (half & four2);
			fours[word] = half ^ four2;
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
		for (int example = offset, shift = 0; shift < 64 && example < counts.length; example += 8, shift += 8) {
			int end = Math.min(8, counts.length - example);
			for (int plane = 0; plane < this.planes.length; plane += 8) {
				long bytes = bytes(word, shift, plane, Math.min(plane + 8, this.planes.length));
				for (int i = 0; i < end; i++) {
					counts[example + i] |= (int) ((bytes >>> (i << 3)) & 0xFF) << plane;
				}
			}
		}
	}

	/** Tallies the counts of one word's examples. */
	private void tally(int word, int[] tables) {
		for (int shift = 0; shift < 64; shift += 8) {
			long bytes = bytes(word, shift, 0, this.planes.length);
			tables[(int) (bytes & 0xFF)]++;
			tables[256 + (int) ((bytes >>> 8) & 0xFF)]++;
			tables[512 + (int) ((bytes >>> 16) & 0xFF)]++;
			tables[768 + (int) ((bytes >>> 24) & 0xFF)]++;
			tables[1024 + (int) ((bytes >>> 32) & 0xFF)]++;
			tables[1280 + (int) ((bytes >>> 40) & 0xFF)]++;
			tables[1536 + (int) ((bytes >>> 48) & 0xFF)]++;
			tables[1792 + (int) (bytes >>> 56)]++;
		}
	}

	/** Up to eight planes of eight examples, turned into a byte an example. */
	private long bytes(int word, int shift, int lowest, int end) {
		long bytes = 0;
		for (int plane = lowest; plane < end; plane++) {
			bytes |= SPREAD[(int) (this.planes[plane][word] >>> shift) & 0xFF] << (plane - lowest);
		}
		return bytes;
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
