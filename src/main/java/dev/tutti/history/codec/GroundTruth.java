package dev.tutti.history.codec;

import dev.tutti.dataset.Datasets;
import dev.tutti.dataset.Split;
import dev.tutti.history.Cartography;
import dev.tutti.history.HistoryLayout;
import dev.tutti.history.InvalidHistoryException;

/**
 * What histories of one split are held against.
 *
 * @param labels the true label of each example
 * @param classes how many classes there are
 */
public record GroundTruth(int[] labels, int classes) {

	public static GroundTruth of(Datasets datasets, HistoryLayout layout, Split split) {
		return new GroundTruth(datasets.examples(layout.dataset(), split).labels(),
				datasets.get(layout.dataset()).classes().size());
	}

	public int examples() {
		return this.labels.length;
	}

	public Packing packing() {
		return new Packing(this.labels, this.classes);
	}

	/**
	 * Refuses predictions that do not fit.
	 * @param what the predictions, in words
	 */
	public void check(int[] predictions, String what) {
		if (predictions.length != this.labels.length) {
			throw new InvalidHistoryException("%s must have a label for each of the %d examples, in order, not %d."
				.formatted(what, this.labels.length, predictions.length));
		}
		for (int example = 0; example < predictions.length; example++) {
			if (predictions[example] < 0 || predictions[example] >= this.classes) {
				throw new InvalidHistoryException("%s has the label %d at example %d: labels are 0 to %d."
					.formatted(what, predictions[example], example, this.classes - 1));
			}
		}
	}

	/** Refuses dynamics that do not fit. */
	public void check(Cartography dynamics, String what) {
		check(dynamics.confidence(), what, "confidence");
		check(dynamics.variability(), what, "variability");
		check(dynamics.margin(), what, "margin");
	}

	private void check(float[] values, String what, String name) {
		if (values.length != this.labels.length) {
			throw new InvalidHistoryException("%s must have a %s for each of the %d examples, in order, not %d."
				.formatted(what, name, this.labels.length, values.length));
		}
		for (int example = 0; example < values.length; example++) {
			if (!Float.isFinite(values[example])) {
				throw new InvalidHistoryException("%s has the %s %s at example %d: it must be a finite number."
					.formatted(what, name, values[example], example));
			}
		}
	}

}
