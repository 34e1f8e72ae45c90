package dev.tutti.ingestion.prediction;

import dev.tutti.history.InvalidHistoryException;

/** The kind of the per-class numbers of each example. */
public enum ValueKind {

	/** Probabilities: in 0..1 with sum 1. */
	PROBABILITIES {

		@Override
		void check(ClassValues row, Object example, double tolerance) {
			double sum = 0;
			for (int i = 0; i < row.classes(); i++) {
				// of two the second first, which a binary classifier's one column holds
				int label = (row.classes() == 2) ? 1 - i : i;
				double value = row.get(label);
				if (!(value >= -tolerance && value <= 1 + tolerance)) {
					throw new InvalidHistoryException("Example %s has the probability %s, which is not in 0..1."
						.formatted(example, ClassValues.text(value, 0)));
				}
				sum += value;
			}
			if (Math.abs(sum - 1) > tolerance) {
				throw new InvalidHistoryException(
						"The probabilities of example %s have the sum %s, not 1. If they are logits, use values=logits."
							.formatted(example, (float) sum));
			}
		}

		@Override
		public void setBinary(ClassValues row, double second, double rest) {
			row.set(1, second, rest);
			row.set(0, 1 - second, 0);
		}

		@Override
		double confidence(ClassValues row, int label) {
			return Math.min(1, Math.max(0, row.get(label)));
		}

		@Override
		double margin(ClassValues row, int label, int other) {
			return Math.log(Math.max(row.get(label), Float.MIN_VALUE))
					- Math.log(Math.max(row.get(other), Float.MIN_VALUE));
		}

	},

	/** Logits: their softmax gives the probabilities. */
	LOGITS {

		@Override
		void check(ClassValues row, Object example, double tolerance) {
			for (int label = 0; label < row.classes(); label++) {
				if (!Double.isFinite(row.get(label))) {
					throw new InvalidHistoryException("Example %s has the logit %s: it must be a finite number."
						.formatted(example, ClassValues.text(row.get(label), 0)));
				}
			}
		}

		@Override
		public void setBinary(ClassValues row, double second, double rest) {
			row.set(1, second, rest);
			row.set(0, 0, 0);
		}

		@Override
		double confidence(ClassValues row, int label) {
			int highest = row.highest();
			double sum = 0;
			for (int other = 0; other < row.classes(); other++) {
				sum += Math.exp(row.difference(other, highest));
			}
			return Math.exp(row.difference(label, highest)) / sum;
		}

		@Override
		double margin(ClassValues row, int label, int other) {
			return row.difference(label, other);
		}

	};

	/** How far the sum of probabilities may be from 1. */
	public static final double TOLERANCE = 1e-3;

	/** The same where each is rounded to three digits. */
	public static final double TOLERANCE_OF_HALF_PRECISION = 1e-2;

	/** The number of classes for which one number is enough. */
	public static final int BINARY = 2;

	/** Throws if the numbers are not of the declared kind. */
	abstract void check(ClassValues row, Object example, double tolerance);

	/**
	 * Sets both classes from the one output of a binary classifier, that of the second
	 * class: logit z is [0, z], probability p is [1 - p, p].
	 */
	public abstract void setBinary(ClassValues row, double second, double rest);

	/** The softmax output of a label, 0..1. */
	abstract double confidence(ClassValues row, int label);

	/**
	 * The difference of two classes' logits. Probabilities below the smallest
	 * single-precision number are replaced by it.
	 */
	abstract double margin(ClassValues row, int label, int other);

}
