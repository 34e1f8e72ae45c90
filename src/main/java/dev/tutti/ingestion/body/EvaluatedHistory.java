package dev.tutti.ingestion.body;

import java.io.IOException;

import dev.tutti.agreement.ClassScores;
import dev.tutti.history.GroundTruth;
import org.jspecify.annotations.Nullable;

/**
 * One history of a request; all arrays have an entry an example.
 *
 * @param confidence the softmax output of the ground-truth label; {@code null} where only
 * labels came
 * @param margin the logit of the ground-truth label less the largest other one; likewise
 */
public record EvaluatedHistory(int[] labels, float @Nullable [] confidence, float @Nullable [] margin) {

	/**
	 * From a number for each class of each example; of equal ones, the first is highest.
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
