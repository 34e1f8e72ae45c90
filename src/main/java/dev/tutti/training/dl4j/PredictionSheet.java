package dev.tutti.training.dl4j;

import dev.tutti.training.Predictions;
import dev.tutti.training.dl4j.network.SoftmaxCrossEntropy;

/** Collects a member's predictions on a split. */
final class PredictionSheet {

	private final int[] groundTruth;

	private final int classes;

	private final SoftmaxCrossEntropy loss;

	private final Predictions predictions;

	private boolean finite = true;

	/**
	 * @param groundTruth the labels of the split
	 */
	PredictionSheet(int[] groundTruth, int classes, SoftmaxCrossEntropy loss) {
		this.groundTruth = groundTruth;
		this.classes = classes;
		this.loss = loss;
		this.predictions = new Predictions(new int[groundTruth.length], new float[groundTruth.length],
				new float[groundTruth.length]);
	}

	/**
	 * Adds the predictions of consecutive examples.
	 * @param logits one row per example
	 * @param first the index of the first row's example
	 */
	void add(float[] logits, int first, int count) {
		for (int row = 0; row < count; row++) {
			int from = row * this.classes;
			int label = this.groundTruth[first + row];
			int largest = 0;
			float other = Float.NEGATIVE_INFINITY;
			for (int k = 0; k < this.classes; k++) {
				float logit = logits[from + k];
				this.finite &= Float.isFinite(logit);
				if (logit > logits[from + largest]) {
					largest = k;
				}
				if (k != label) {
					other = Math.max(other, logit);
				}
			}
			this.predictions.labels()[first + row] = largest;
			this.predictions.confidence()[first + row] = (float) this.loss.output(logits, row, label);
			this.predictions.margin()[first + row] = logits[from + label] - other;
		}
	}

	/** Whether every logit was finite. */
	boolean finite() {
		return this.finite;
	}

	Predictions predictions() {
		return this.predictions;
	}

}
