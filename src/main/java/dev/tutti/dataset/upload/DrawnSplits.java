package dev.tutti.dataset.upload;

import java.util.Arrays;
import java.util.BitSet;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.tutti.dataset.Split;
import org.jspecify.annotations.Nullable;

/** Parts of examples that were read as one. */
public final class DrawnSplits {

	private DrawnSplits() {
	}

	/**
	 * Draws a test split where no split evaluates.
	 * @param splits as the files say them
	 * @param classes how many there are
	 */
	public static SortedMap<Split, RawSplit> complete(SortedMap<Split, RawSplit> splits, int classes,
			UploadOptions options) {
		RawSplit train = splits.get(Split.TRAIN);
		if (train == null || splits.size() > 1) {
			return splits;
		}
		int[] labels = train.labels();
		if (labels == null || labels.length < 2
				|| Arrays.stream(labels).anyMatch((label) -> label < 0 || label >= classes)) {
			return splits;
		}
		BitSet test = TestShare.draw(labels, classes, options.shareOfTest());
		BitSet rest = new BitSet();
		rest.set(0, labels.length);
		rest.andNot(test);
		SortedMap<Split, RawSplit> drawn = new TreeMap<>();
		drawn.put(Split.TRAIN, select(train, rest));
		drawn.put(Split.TEST, select(train, test));
		return drawn;
	}

	/** Some of the examples of a split, in the same order. */
	private static RawSplit select(RawSplit all, BitSet rows) {
		int[] labels = all.labels();
		int @Nullable [] selected = (labels != null) ? rows.stream().map((row) -> labels[row]).toArray() : null;
		return new RawSplit(all.shape(), selected, RawSplit.select(all.keys(), rows.stream()), (consumer) -> {
			int[] row = { 0 };
			all.rows().forEach((features) -> {
				if (rows.get(row[0]++)) {
					consumer.accept(features);
				}
			});
		});
	}

}
