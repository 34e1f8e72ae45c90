package dev.tutti.training.dl4j.network;

import dev.tutti.agreement.ClassScores;

/** The cross-entropy loss of softmax outputs. */
public final class SoftmaxCrossEntropy {

	private final int classes;

	private final double[] exponentials;

	public SoftmaxCrossEntropy(int classes) {
		this.classes = classes;
		this.exponentials = new double[classes];
	}

	/**
	 * The mean loss of a mini-batch.
	 * @param logits {@code rows x classes}
	 * @param labels the ground-truth labels, one per example
	 * @param errors receives the gradient of the loss with respect to each logit
	 */
	public double mean(float[] logits, int[] labels, int count, float[] errors) {
		double loss = 0;
		for (int row = 0; row < count; row++) {
			int from = row * this.classes;
			double largest = largest(logits, from);
			double sum = exponentials(logits, from, largest);
			int label = from + labels[row];
			loss += Math.log(sum) - (logits[label] - largest);
			for (int k = 0; k < this.classes; k++) {
				double expected = (from + k == label) ? 1 : 0;
				errors[from + k] = (float) ((this.exponentials[k] / sum - expected) / count);
			}
		}
		return loss / count;
	}

	/** The softmax output of one label in one row. */
	public double output(float[] logits, int row, int label) {
		int from = row * this.classes;
		double largest = largest(logits, from);
		double sum = exponentials(logits, from, largest);
		return this.exponentials[label] / sum;
	}

	private double largest(float[] logits, int from) {
		return logits[from + ClassScores.highest(logits, from, this.classes)];
	}

	private double exponentials(float[] logits, int from, double largest) {
		double sum = 0;
		for (int k = 0; k < this.classes; k++) {
			this.exponentials[k] = StrictMath.exp(logits[from + k] - largest);
			sum += this.exponentials[k];
		}
		return sum;
	}

}
