package dev.tutti.training;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * One evaluation of a member.
 *
 * @param number 0..T-1
 * @param epoch passes over the training split so far, as a decimal
 * @param step mini-batch steps so far
 */
public record Checkpoint(int number, double epoch, long step) {

	/**
	 * The checkpoints of a training: the early ones, each moved to the nearest step but
	 * to the first at least, then one after every epoch. Those that fall on the same step
	 * are one.
	 * @param examples the size of the training split
	 */
	public static List<Checkpoint> of(Training training, Evaluation evaluation, int examples) {
		long steps = stepsPerEpoch(training, examples);
		TreeMap<Long, Double> epochs = new TreeMap<>();
		for (double fraction : evaluation.early()) {
			long step = Math.max(1, Math.round(fraction * steps));
			epochs.put(step, (double) step / steps);
		}
		for (int epoch = 1; epoch <= training.epochs(); epoch++) {
			epochs.put(epoch * steps, (double) epoch);
		}
		List<Checkpoint> checkpoints = new ArrayList<>();
		epochs.forEach((step, epoch) -> checkpoints.add(new Checkpoint(checkpoints.size(), epoch, step)));
		return checkpoints;
	}

	/** Mini-batch steps in one epoch. */
	public static long stepsPerEpoch(Training training, int examples) {
		return ((long) examples + training.batchSize() - 1) / training.batchSize();
	}

}
