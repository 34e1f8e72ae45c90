package dev.tutti.history.codec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.tutti.history.History;
import org.jspecify.annotations.Nullable;

/**
 * Packs histories of one split. Where a member is correct its label is the ground-truth
 * label, so that only the other labels are stored. In a split without labels, class 0
 * takes the place of each.
 */
public final class Packing {

	/** The number of the format that is written. */
	public static final int FORMAT = 0;

	private final int[] labels;

	private final int words;

	private final int width;

	Packing(int[] labels, int classes) {
		this.labels = labels;
		this.words = (labels.length + 63) >>> 6;
		this.width = Compression.width(classes - 1);
	}

	/** The packing of a split's histories. */
	public static Packing of(History history) {
		return new Packing(history.groundTruth().labels(), history.classes());
	}

	/** Refuses the number of a format that is not known here. */
	public static void checkFormat(int format) {
		if (format != FORMAT) {
			throw new IllegalStateException(
					"A history has the format %d, which a later version of Tutti wrote: this one reads format %d"
						.formatted(format, FORMAT));
		}
	}

	/**
	 * Packs a history, as a delta where that is smaller.
	 * @param checkpoint the keyframe's checkpoint
	 * @param keyframe another history of the same member; {@code null} for none
	 */
	public PackedHistory pack(MemberPredictions history, @Nullable Integer checkpoint,
			@Nullable MemberPredictions keyframe) {
		int correct = history.correctCount();
		int wrong = this.labels.length - correct;
		if (keyframe == null || history.changes(keyframe) >= wrong) {
			return new PackedHistory(null, correct, Compression.packBits(history.correct()),
					packLabels(history, wrong, this.labels));
		}
		return new PackedHistory(checkpoint, correct,
				Compression.packBits(xor(history.correct().clone(), keyframe.correct())),
				packLabels(history, wrong, keyframe.labels()));
	}

	/**
	 * Unpacks a history.
	 * @param keyframe what a delta is from; null for a keyframe
	 */
	public MemberPredictions unpack(PackedHistory packed, @Nullable PackedHistory keyframe) {
		if (keyframe == null) {
			return unpack(packed, unpackCorrect(packed.correct(), null), this.labels);
		}
		long[] correct = unpackCorrect(packed.correct(), keyframe.correct());
		return unpack(packed, correct, unpack(keyframe, null).labels());
	}

	/**
	 * Unpacks the bits alone.
	 * @param keyframe the keyframe's bits; null for a keyframe
	 */
	public long[] unpackCorrect(byte[] correct, byte @Nullable [] keyframe) {
		long[] bits = Compression.unpackBits(correct, this.words);
		return (keyframe != null) ? xor(bits, Compression.unpackBits(keyframe, this.words)) : bits;
	}

	/** Unpacks the bits of a member's rows, each once. */
	public List<long[]> unpackCorrect(List<MemberRow> rows) {
		Map<Integer, long[]> keyframes = new HashMap<>();
		List<long[]> unpacked = new ArrayList<>(rows.size());
		for (MemberRow row : rows) {
			long[] bits = Compression.unpackBits(row.packed().correct(), this.words);
			unpacked.add(bits);
			if (row.packed().keyframe() == null) {
				keyframes.put(row.checkpoint(), bits);
			}
		}
		for (int i = 0; i < rows.size(); i++) {
			Integer keyframe = rows.get(i).packed().keyframe();
			if (keyframe != null) {
				xor(unpacked.get(i), Objects.requireNonNull(keyframes.get(keyframe)));
			}
		}
		return unpacked;
	}

	/**
	 * Unpacks the label of one example.
	 * @param reference the label that the keyframe predicts for the example; for a
	 * keyframe the ground-truth label
	 */
	public int unpackLabel(PackedHistory packed, long[] correct, int index, int reference) {
		int word = index >>> 6;
		long below = (1L << index) - 1;
		if ((correct[word] >>> index & 1) != 0) {
			return this.labels[index];
		}
		int position = Long.bitCount(~correct[word] & below);
		for (int i = 0; i < word; i++) {
			position += Long.bitCount(~correct[i]);
		}
		return reference ^ unpackLabels(packed)[position];
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
