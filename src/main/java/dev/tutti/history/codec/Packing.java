package dev.tutti.history.codec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.tutti.history.History;
import org.jspecify.annotations.Nullable;

/**
 * Packs histories of one split. Where a member is right its label is the true one, so
 * that only the other labels are kept.
 */
public final class Packing {

	private final int[] labels;

	private final int words;

	private final int width;

	Packing(int[] labels, int classes) {
		this.labels = labels;
		this.words = (labels.length + 63) >>> 6;
		this.width = Compression.width(classes - 1);
	}

	/** Packs the histories of one split. */
	public static Packing of(History history) {
		return new Packing(history.labels(), history.classes());
	}

	/**
	 * Packs a history, as the difference from another one where that has less to tell.
	 * @param baseCheckpoint the base's checkpoint
	 * @param base another history of the same member, kept whole
	 */
	public PackedHistory pack(MemberPredictions history, @Nullable Integer baseCheckpoint,
			@Nullable MemberPredictions base) {
		int correct = history.correctCount();
		int wrong = this.labels.length - correct;
		if (base == null || history.changes(base) >= wrong) {
			return new PackedHistory(null, correct, Compression.packBits(history.correct()),
					packLabels(history, wrong, this.labels));
		}
		return new PackedHistory(baseCheckpoint, correct,
				Compression.packBits(xor(history.correct().clone(), base.correct())),
				packLabels(history, wrong, base.labels()));
	}

	/**
	 * Unpacks a history.
	 * @param base what it is the difference from; null when it is whole
	 */
	public MemberPredictions unpack(PackedHistory packed, @Nullable PackedHistory base) {
		if (base == null) {
			return unpack(packed, unpackCorrect(packed.correct(), null), this.labels);
		}
		long[] correct = unpackCorrect(packed.correct(), base.correct());
		return unpack(packed, correct, unpack(base, null).labels());
	}

	/** Unpacks the bits alone. */
	public long[] unpackCorrect(byte[] correct, byte @Nullable [] base) {
		long[] bits = Compression.unpackBits(correct, this.words);
		return (base != null) ? xor(bits, Compression.unpackBits(base, this.words)) : bits;
	}

	/** Unpacks the bits of a member's rows, each once. */
	public List<long[]> unpackCorrect(List<MemberRow> rows) {
		Map<Integer, long[]> whole = new HashMap<>();
		List<long[]> unpacked = new ArrayList<>(rows.size());
		for (MemberRow row : rows) {
			long[] bits = Compression.unpackBits(row.packed().correct(), this.words);
			unpacked.add(bits);
			if (row.packed().base() == null) {
				whole.put(row.checkpoint(), bits);
			}
		}
		for (int i = 0; i < rows.size(); i++) {
			Integer base = rows.get(i).packed().base();
			if (base != null) {
				xor(unpacked.get(i), Objects.requireNonNull(whole.get(base)));
			}
		}
		return unpacked;
	}

	/**
	 * Unpacks the label of one example.
	 * @param baseLabel the base's label of the example; the true one when it is whole
	 */
	public int unpackLabel(PackedHistory packed, long[] correct, int index, int baseLabel) {
		int word = index >>> 6;
		long below = (1L << index) - 1;
		if ((correct[word] >>> index & 1) != 0) {
			return this.labels[index];
		}
		int position = Long.bitCount(~correct[word] & below);
		for (int i = 0; i < word; i++) {
			position += Long.bitCount(~correct[i]);
		}
		return baseLabel ^ unpackLabels(packed)[position];
	}

	private MemberPredictions unpack(PackedHistory packed, long[] correct, int[] reference) {
		int[] differences = unpackLabels(packed);
		int[] labels = this.labels.clone();
		int next = 0;
		for (int word = 0; word < this.words; word++) {
			for (long wrong = wrong(correct, word); wrong != 0; wrong &= wrong - 1) {
				int example = (word << 6) + Long.numberOfTrailingZeros(wrong);
				labels[example] = reference[example] ^ differences[next++];
			}
		}
		return new MemberPredictions(correct, labels);
	}

	private int[] unpackLabels(PackedHistory packed) {
		return Compression.unpackNumbers(packed.labels(), this.labels.length - packed.correctCount(), this.width);
	}

	private byte[] packLabels(MemberPredictions history, int length, int[] reference) {
		byte[] differences = new byte[length * this.width];
		int next = 0;
		for (int word = 0; word < this.words; word++) {
			for (long wrong = wrong(history.correct(), word); wrong != 0; wrong &= wrong - 1) {
				int example = (word << 6) + Long.numberOfTrailingZeros(wrong);
				int difference = history.labels()[example] ^ reference[example];
				for (int plane = 0, at = next; plane < this.width; plane++, at += length) {
					differences[at] = (byte) (difference >>> (plane << 3));
				}
				next++;
			}
		}
		return Compression.compress(differences);
	}

	private long wrong(long[] correct, int word) {
		long examples = (word == this.words - 1) ? -1L >>> -this.labels.length : -1L;
		return ~correct[word] & examples;
	}

	private static long[] xor(long[] bits, long[] other) {
		for (int word = 0; word < bits.length; word++) {
			bits[word] ^= other[word];
		}
		return bits;
	}

}
