package dev.tutti.ingestion.body;

import java.io.IOException;

import dev.tutti.history.GroundTruth;
import org.jspecify.annotations.Nullable;

/**
 * One uploaded history; one entry per example.
 *
 * @param confidence the softmax output of the true label; {@code null} where only labels
 * came
 * @param margin the true label's logit minus the largest other logit; likewise
 */
public record EvaluatedHistory(int[] labels, float @Nullable [] confidence, float @Nullable [] margin) {

	/**
	 * From one number per class of each example; the argmax is the first of equal
	 * numbers.
	 */
	static EvaluatedHistory of(RowSource rows, ValueKind values, GroundTruth expected) throws IOException {
		int[] labels = new int[expected.examples()];
		float[] confidence = new float[labels.length];
		float[] margin = new float[labels.length];
		float[] row = new float[expected.classes()];
		for (int example = 0; example < labels.length; example++) {
			rows.read(row);
			values.check(row, example);
			int truth = expected.labels()[example];
			labels[example] = highest(row, -1);
			confidence[example] = (float) values.confidence(row, truth);
			margin[example] = (float) values.margin(row[truth], row[highest(row, truth)]);
		}
		rows.end();
		return new EvaluatedHistory(labels, confidence, margin);
	}

	private static int highest(float[] row, int besides) {
		int highest = (besides == 0) ? row.length - 1 : 0;
		for (int label = 0; label < row.length; label++) {
			if (label != besides && (row[label] > row[highest] || (row[label] == row[highest] && label < highest))) {
				highest = label;
			}
		}
		return highest;
	}

}
