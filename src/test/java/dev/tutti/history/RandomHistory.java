package dev.tutti.history;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import dev.tutti.dataset.Split;

/** Members that mostly keep their predictions and get better, as real ones do. */
class RandomHistory {

	/** {@code members x checkpoints x examples}, for each split. */
	final Map<Split, int[][][]> labels = new TreeMap<>();

	RandomHistory(HistoryLayout layout, LabelledDatasets datasets, long seed) {
		Random random = new Random(seed);
		int classes = datasets.get(layout.dataset()).classes().size();
		for (Split split : layout.splits()) {
			int[] groundTruth = datasets.labels(layout.dataset(), split);
			int[][][] all = new int[layout.members()][layout.epochs().size()][groundTruth.length];
			for (int[][] member : all) {
				for (int checkpoint = 0; checkpoint < member.length; checkpoint++) {
					for (int example = 0; example < groundTruth.length; example++) {
						int kind = (checkpoint == 0) ? random.nextInt(3) : random.nextInt(10);
						member[checkpoint][example] = switch (kind) {
							case 0 -> random.nextInt(classes);
							case 1 -> groundTruth[example];
							default -> (checkpoint == 0) ? 0 : member[checkpoint - 1][example];
						};
					}
				}
			}
			// one that nobody ever learns, one that all always know
			for (int[][] member : all) {
				for (int[] checkpoint : member) {
					checkpoint[1] = (groundTruth[1] + 1) % classes;
					checkpoint[2] = groundTruth[2];
				}
			}
			this.labels.put(split, all);
		}
	}

	Map<Split, int[]> at(int member, int checkpoint) {
		Map<Split, int[]> at = new TreeMap<>();
		this.labels.forEach((split, all) -> at.put(split, all[member][checkpoint]));
		return at;
	}

}
