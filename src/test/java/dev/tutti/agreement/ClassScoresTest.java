package dev.tutti.agreement;

import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ClassScoresTest {

	@Test
	void findsHighestScoreWithAndWithoutOneClass() {
		Random random = new Random(3);
		for (int classes = 1; classes < 8; classes++) {
			for (int round = 0; round < 200; round++) {
				float[] scores = new float[classes + 4];
				for (int i = 0; i < scores.length; i++) {
					// few values, so that some are equal
					scores[i] = random.nextInt(4) - 2;
				}
				assertThat(ClassScores.highest(scores, 2, classes)).isEqualTo(naive(scores, 2, classes, -1));
				for (int label = 0; label < classes; label++) {
					int other = ClassScores.highestOther(scores, 2, classes, label);
					assertThat(other).isEqualTo((classes > 1) ? naive(scores, 2, classes, label) : label);
				}
			}
		}
	}

	@Test
	void infiniteScoresAreCompared() {
		float[] scores = { Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY, 0 };
		assertThat(ClassScores.highest(scores, 0, 3)).isEqualTo(2);
		assertThat(ClassScores.highest(scores, 0, 2)).isZero();
		assertThat(ClassScores.highestOther(scores, 0, 3, 2)).isZero();
	}

	private static int naive(float[] scores, int from, int classes, int besides) {
		for (int label = 0; label < classes; label++) {
			boolean highest = label != besides;
			for (int other = 0; other < classes; other++) {
				highest &= other == besides || scores[from + other] <= scores[from + label];
			}
			if (highest) {
				return label;
			}
		}
		return -1;
	}

}
