package dev.tutti.dataset.duplicate;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

import dev.tutti.dataset.content.ExampleHashes;

/**
 * Groups of two or more examples with equal hashes, counted over several lists of hashes,
 * one after the other.
 *
 * @param starts where each group begins in {@code members}, and where the last one ends
 * @param members the examples of each group in order; groups are in the order of their
 * first example
 */
record EqualExamples(int[] starts, int[] members) {

	private static final int NONE = -1;

	/** Finds them in linear time, with 12 bytes an example or less than twice as many. */
	static EqualExamples of(List<ExampleHashes> parts) {
		int size = parts.stream().mapToInt(ExampleHashes::size).reduce(0, Math::addExact);
		int[] next = new int[size];
		BitSet later = link(parts, size, next);
		int groups = 0;
		int members = 0;
		for (int i = 0; i < size; i++) {
			if (later.get(i) || next[i] != NONE) {
				groups += later.get(i) ? 0 : 1;
				members++;
			}
		}
		EqualExamples found = new EqualExamples(new int[groups + 1], new int[members]);
		found.fill(next, later);
		return found;
	}

	int size() {
		return this.starts.length - 1;
	}

	int[] group(int group) {
		return Arrays.copyOfRange(this.members, this.starts[group], this.starts[group + 1]);
	}

	/**
	 * Links each example to the next that is equal.
	 * @return those that are linked to
	 */
	private static BitSet link(List<ExampleHashes> parts, int size, int[] next) {
		BitSet later = new BitSet(size);
		int[] table = new int[Integer.highestOneBit(Math.max(8, size)) << 2];
		Arrays.fill(table, NONE);
		Hashes hashes = new Hashes(parts);
		// from the last, so that the table has the first of each when all are done
		for (int i = size - 1; i >= 0; i--) {
			int slot = (int) hashes.high(i) & (table.length - 1);
			while (table[slot] != NONE && !hashes.equal(i, table[slot])) {
				slot = (slot + 1) & (table.length - 1);
			}
			next[i] = table[slot];
			if (table[slot] != NONE) {
				later.set(table[slot]);
			}
			table[slot] = i;
		}
		return later;
	}

	private void fill(int[] next, BitSet later) {
		int group = 0;
		int member = 0;
		for (int i = 0; i < next.length; i++) {
			if (next[i] != NONE && !later.get(i)) {
				for (int each = i; each != NONE; each = next[each]) {
					this.members[member++] = each;
				}
				this.starts[++group] = member;
			}
		}
	}

	/** The hashes of several lists as one. */
	private static final class Hashes {

		private final List<ExampleHashes> parts;

		private final int[] ends;

		Hashes(List<ExampleHashes> parts) {
			this.parts = parts;
			this.ends = new int[parts.size()];
			int end = 0;
			for (int part = 0; part < this.ends.length; part++) {
				end += parts.get(part).size();
				this.ends[part] = end;
			}
		}

		boolean equal(int left, int right) {
			return high(left) == high(right) && low(left) == low(right);
		}

		long high(int example) {
			int part = part(example);
			return this.parts.get(part).high(example - start(part));
		}

		private long low(int example) {
			int part = part(example);
			return this.parts.get(part).low(example - start(part));
		}

		private int part(int example) {
			int part = 0;
			while (example >= this.ends[part]) {
				part++;
			}
			return part;
		}

		private int start(int part) {
			return (part > 0) ? this.ends[part - 1] : 0;
		}

	}

}
