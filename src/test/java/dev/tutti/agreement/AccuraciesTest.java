package dev.tutti.agreement;

import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class AccuraciesTest {

	@Test
	void byClassMatchesNaiveAccuracy() {
		Random random = new Random(3);
		for (int examples : new int[] { 1, 63, 64, 65, 700 }) {
			boolean[][] correct = RandomInputs.correct(random, 5, examples);
			int[] labels = RandomInputs.ints(random, examples, 4);
			long[][] bits = RandomInputs.pack(correct, examples);
			double[][] byClass = Accuracies.byClass(bits, labels, 5);
			int[] sizes = Accuracies.classSizes(labels, 5);
			assertThat(byClass[4]).containsOnly(Double.NaN);
			for (int member = 0; member < 5; member++) {
				double all = 0;
				for (int label = 0; label < 4; label++) {
					int right = 0;
					for (int example = 0; example < examples; example++) {
						right += (labels[example] == label && correct[member][example]) ? 1 : 0;
					}
					assertThat(byClass[label][member]).isEqualTo(Double.valueOf((double) right / sizes[label]));
					all += right;
				}
				assertThat(Accuracies.of(bits, examples)[member]).isEqualTo(all / examples, within(1e-15));
			}
		}
	}

	@Test
	void isNaNWithoutExamples() {
		assertThat(Accuracies.of(new long[2][0], 0)).containsOnly(Double.NaN);
		assertThat(Accuracies.byClass(new long[1][0], new int[0], 1)[0]).containsExactly(Double.NaN);
	}

}
