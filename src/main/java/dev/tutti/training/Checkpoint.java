package dev.tutti.training;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * One evaluation of a member.
 *
 * @param number 0..T-1
 * @param epoch epochs so far, as a decimal
 * @param step optimizer steps so far
 */
public record Checkpoint(int number, double epoch, long step) {

	/**
	 * The checkpoints of a training: the early ones, each rounded to the nearest step (at
	 * least the first), then one after every epoch. Duplicate steps are merged.
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

	/** Optimizer steps per epoch. */
	public static long stepsPerEpoch(Training training, int examples) {
		return ((long) examples + training.batchSize() - 1) / training.batchSize();
	}

}
