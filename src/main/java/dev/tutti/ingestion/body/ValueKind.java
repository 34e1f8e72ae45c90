package dev.tutti.ingestion.body;

import dev.tutti.history.InvalidHistoryException;

/** The kind of the per-class numbers of each example. */
public enum ValueKind {

	/** Probabilities: in 0..1 with sum 1. */
	PROBABILITIES {

		@Override
		void check(float[] row, int example) {
			double sum = 0;
			for (float value : row) {
				if (!(value >= -TOLERANCE && value <= 1 + TOLERANCE)) {
					throw new InvalidHistoryException(
							"Example %d has the probability %s, which is not in 0..1.".formatted(example, value));
				}
				sum += value;
			}
			if (Math.abs(sum - 1) > TOLERANCE) {
				throw new InvalidHistoryException(
						"The probabilities of example %d have the sum %s, not 1. If they are logits, use values=logits."
							.formatted(example, (float) sum));
			}
		}

		@Override
		double confidence(float[] row, int label) {
			return Math.min(1, Math.max(0, row[label]));
		}

		@Override
		double margin(float own, float other) {
			return Math.log(Math.max(own, Float.MIN_VALUE)) - Math.log(Math.max(other, Float.MIN_VALUE));
		}

	},

	/** Logits: their softmax gives the probabilities. */
	LOGITS {

		@Override
		void check(float[] row, int example) {
			for (float value : row) {
				if (!Float.isFinite(value)) {
					throw new InvalidHistoryException(
							"Example %d has the logit %s: it must be a finite number.".formatted(example, value));
				}
			}
		}

		@Override
		double confidence(float[] row, int label) {
			double highest = Double.NEGATIVE_INFINITY;
			for (float value : row) {
				highest = Math.max(highest, value);
			}
			double sum = 0;
			for (float value : row) {
				sum += Math.exp(value - highest);
			}
			return Math.exp(row[label] - highest) / sum;
		}

		@Override
		double margin(float own, float other) {
			return Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, (double) own - other));
		}

	};

	private static final double TOLERANCE = 1e-3;

	/** Throws if the numbers are not of the declared kind. */
	abstract void check(float[] row, int example);

	/** The softmax output of a label, 0..1. */
	abstract double confidence(float[] row, int label);

	/**
	 * The difference of two classes' logits. Probabilities below the smallest
	 * single-precision number are replaced by it, so the result is finite.
	 */
	abstract double margin(float own, float other);

}
