package dev.tutti.dataset.store;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import dev.tutti.dataset.Keys;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.dataset.upload.RawSplit;

/**
 * A dataset of three classes, 2 x 3 features an example, whose splits have any names. A
 * split called {@code tomorrow} has no labels.
 */
public final class NamedSplits {

	public static final int EXAMPLES = 30;

	public static final Split UNLABELLED = new Split("tomorrow");

	private static final Shape SHAPE = new Shape(1, 2, 3);

	private NamedSplits() {
	}

	/** The label of every example of a split with labels. */
	public static int label(int index) {
		return index % 3;
	}

	public static void upload(DatasetUploads uploads, String name, String... splits) {
		Map<Split, RawSplit> raw = new TreeMap<>();
		for (String split : splits) {
			int[] labels = new int[EXAMPLES];
			float[][] features = new float[EXAMPLES][SHAPE.size()];
			Random random = new Random(split.hashCode());
			for (int i = 0; i < EXAMPLES; i++) {
				labels[i] = label(i);
				for (int j = 0; j < SHAPE.size(); j++) {
					features[i][j] = random.nextInt(100) + ((j == labels[i]) ? 60 : 0);
				}
			}
			raw.put(new Split(split), new RawSplit(SHAPE, split.equals(UNLABELLED.name()) ? null : labels,
					Keys.positions(EXAMPLES), (consumer) -> {
						for (float[] row : features) {
							consumer.accept(row);
						}
					}));
		}
		uploads.add(DatasetDescription.of(name, null, null), 255,
				(work) -> new ParsedDataset(List.of("a", "b", "c"), true, raw, "test"));
	}

}
