package dev.tutti.training.dl4j;

import dev.tutti.training.Predictions;
import dev.tutti.training.dl4j.network.SoftmaxCrossEntropy;

/** Gathers what a member answers on a split. */
final class PredictionSheet {

	private final int[] truth;

	private final int classes;

	private final SoftmaxCrossEntropy loss;

	private final Predictions answers;

	private boolean finite = true;

	PredictionSheet(int[] truth, int classes, SoftmaxCrossEntropy loss) {
		this.truth = truth;
		this.classes = classes;
		this.loss = loss;
		this.answers = new Predictions(new int[truth.length], new float[truth.length], new float[truth.length]);
	}

	/**
	 * Adds answers.
	 * @param logits a row an example
	 * @param first the first row's example
	 */
	void add(float[] logits, int first, int count) {
		for (int row = 0; row < count; row++) {
			int from = row * this.classes;
			int label = this.truth[first + row];
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
			this.answers.labels()[first + row] = largest;
			this.answers.confidence()[first + row] = (float) this.loss.output(logits, row, label);
			this.answers.margin()[first + row] = logits[from + label] - other;
		}
	}

	/** Whether every output was. */
	boolean finite() {
		return this.finite;
	}

	Predictions answers() {
		return this.answers;
	}

}
