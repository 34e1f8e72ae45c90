package dev.tutti.training.dl4j;

import dev.tutti.agreement.ClassScores;
import dev.tutti.dataset.Examples;
import dev.tutti.training.Predictions;
import dev.tutti.training.dl4j.network.SoftmaxCrossEntropy;

/** Collects a member's predictions on a split. */
final class PredictionSheet {

	private final Examples examples;

	private final int classes;

	private final SoftmaxCrossEntropy loss;

	private final int[] labels;

	private final float[] confidence;

	private final float[] margin;

	private boolean finite = true;

	/**
	 * @param examples of the split
	 */
	PredictionSheet(Examples examples, int classes, SoftmaxCrossEntropy loss) {
		this.examples = examples;
		this.classes = classes;
		this.loss = loss;
		this.labels = new int[examples.size()];
		this.confidence = new float[examples.hasLabels() ? examples.size() : 0];
		this.margin = new float[this.confidence.length];
	}

	/**
	 * Adds the predictions of consecutive examples.
	 * @param logits one row per example
	 * @param first the index of the first row's example
	 */
	void add(float[] logits, int first, int count) {
		for (int row = 0; row < count; row++) {
			this.labels[first + row] = ClassScores.highest(logits, row * this.classes, this.classes);
		}
		if (this.examples.hasLabels()) {
			compare(logits, first, count);
		}
		for (int i = 0; i < count * this.classes; i++) {
			this.finite &= Float.isFinite(logits[i]);
		}
	}

	private void compare(float[] logits, int first, int count) {
		for (int row = 0; row < count; row++) {
			int example = first + row;
			int from = row * this.classes;
			int label = this.examples.labels()[example];
			int other = ClassScores.highestOther(logits, from, this.classes, label);
			this.confidence[example] = (float) this.loss.output(logits, row, label);
			this.margin[example] = logits[from + label] - logits[from + other];
		}
	}

	/** Whether every logit was finite. */
	boolean finite() {
		return this.finite;
	}

	Predictions predictions() {
		return this.examples.hasLabels() ? new Predictions(this.labels, this.confidence, this.margin)
				: Predictions.unlabelled(this.labels);
	}

}
