package dev.tutti.training.dl4j;

import dev.tutti.agreement.ClassScores;
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
			int example = first + row;
			int from = row * this.classes;
			int label = this.groundTruth[example];
			int other = ClassScores.highestOther(logits, from, this.classes, label);
			this.predictions.labels()[example] = ClassScores.highest(logits, from, this.classes);
			this.predictions.confidence()[example] = (float) this.loss.output(logits, row, label);
			this.predictions.margin()[example] = logits[from + label] - logits[from + other];
		}
		for (int i = 0; i < count * this.classes; i++) {
			this.finite &= Float.isFinite(logits[i]);
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
