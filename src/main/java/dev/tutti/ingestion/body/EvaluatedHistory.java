package dev.tutti.ingestion.body;

import java.io.IOException;

import dev.tutti.agreement.ClassScores;
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
			int label = expected.labels()[example];
			labels[example] = ClassScores.highest(row, 0, row.length);
			confidence[example] = (float) values.confidence(row, label);
			margin[example] = (float) values.margin(row[label],
					row[ClassScores.highestOther(row, 0, row.length, label)]);
		}
		rows.end();
		return new EvaluatedHistory(labels, confidence, margin);
	}

}
