package dev.tutti.ingestion.body;

import java.io.IOException;

import dev.tutti.history.GroundTruth;
import org.jspecify.annotations.Nullable;

/**
 * One uploaded history; one entry per example.
 *
 * @param confidence the softmax output of the ground-truth label; {@code null} where only
 * labels came
 * @param margin the logit of the ground-truth label minus the largest other logit;
 * likewise
 */
public record EvaluatedHistory(int[] labels, float @Nullable [] confidence, float @Nullable [] margin) {

	/**
	 * From one number per class of each example, in double precision; the argmax is the
	 * first of equal numbers. Only the results are rounded.
	 */
	static EvaluatedHistory of(RowSource rows, ValueKind values, GroundTruth expected) throws IOException {
		int[] labels = new int[expected.examples()];
		float[] confidence = new float[labels.length];
		float[] margin = new float[labels.length];
		ClassValues row = new ClassValues(expected.classes());
		for (int example = 0; example < labels.length; example++) {
			rows.read(row);
			values.check(row, example, rows.tolerance());
			int label = expected.labels()[example];
			labels[example] = row.highest();
			confidence[example] = (float) values.confidence(row, label);
			margin[example] = toFiniteFloat(values.margin(row, label, row.highestOther(label)));
		}
		rows.end();
		return new EvaluatedHistory(labels, confidence, margin);
	}

	private static float toFiniteFloat(double value) {
		return (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, value));
	}

}
