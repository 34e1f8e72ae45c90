package dev.tutti.ingestion.prediction;

import dev.tutti.history.InvalidHistoryException;
import org.jspecify.annotations.Nullable;

/** Collects what one member predicted at one checkpoint, example by example. */
public final class HistoryBuilder {

	private final ExpectedExamples expected;

	private final @Nullable ValueKind values;

	private final int[] labels;

	private final float @Nullable [] confidence;

	private final float @Nullable [] margin;

	/**
	 * Nothing yet.
	 * @param values the kind of values per class; {@code null} for labels
	 */
	public HistoryBuilder(ExpectedExamples expected, @Nullable ValueKind values) {
		this.expected = expected;
		this.values = values;
		this.labels = new int[expected.examples()];
		boolean evaluated = values != null && expected.labelled();
		this.confidence = evaluated ? new float[this.labels.length] : null;
		this.margin = evaluated ? new float[this.labels.length] : null;
	}

	/** Sets the label of an example. */
	public void set(int example, int label) {
		this.labels[example] = label;
	}

	/**
	 * Derives an example's label, and where there is a ground-truth label confidence and
	 * margin, in double precision. Only the results are rounded.
	 * @param name of the example, for a message
	 * @param tolerance how far the sum of probabilities may be from 1
	 * @throws InvalidHistoryException if the numbers are not of the declared kind
	 */
	public void set(int example, ClassValues row, Object name, double tolerance) {
		if (this.values == null) {
			throw new IllegalStateException("Labels are expected");
		}
		this.values.check(row, name, tolerance);
		this.labels[example] = row.highest();
		if (this.confidence != null && this.margin != null) {
			int label = this.expected.truth().labels()[example];
			this.confidence[example] = (float) this.values.confidence(row, label);
			this.margin[example] = toFiniteFloat(this.values.margin(row, label, row.highestOther(label)));
		}
	}

	/** The history, of which every example must have been set. */
	public EvaluatedHistory build() {
		return new EvaluatedHistory(this.labels, this.confidence, this.margin);
	}

	private static float toFiniteFloat(double value) {
		return (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, value));
	}

}
