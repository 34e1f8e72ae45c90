package dev.tutti.agreement.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LearningTest {

	@Test
	void summaryIsThatOfTheDefinitionsOnRandomHistories() {
		Random random = new Random(15);
		for (int examples : new int[] { 1, 63, 64, 65, 500 }) {
			for (int checkpoints : new int[] { 1, 2, 30 }) {
				for (int members : new int[] { 1, 7 }) {
					check(random, members, checkpoints, examples);
				}
			}
		}
	}

	@Test
	void tellsForgettingFromNeverLearning() {
		// Example 0 is learned, forgotten and learned for good; 1 never; 2 at once.
		Learning learning = new Learning(3);
		learning.add(List.of(new Learning.Evaluated(0.5, new long[] { 0b100 }),
				new Learning.Evaluated(1, new long[] { 0b101 }), new Learning.Evaluated(2, new long[] { 0b100 }),
				new Learning.Evaluated(4, new long[] { 0b101 })));
		LearningSummary summary = learning.summary();
		assertThat(summary.accessibility()).containsExactly(0.5, 0, 1);
		assertThat(summary.firstLearned()).containsExactly(1, Double.NaN, 0.5);
		assertThat(summary.learnedForGood()).containsExactly(4, Double.NaN, 0.5);
		assertThat(summary.forgettings()).containsExactly(1, 0, 0);
		assertThat(summary.neverLearned()).containsExactly(false, true, false);
	}

	@Test
	void withoutMembersNothingIsLearned() {
		LearningSummary summary = new Learning(2).summary();
		assertThat(summary.accessibility()).containsOnly(Double.NaN);
		assertThat(summary.forgettings()).containsOnly(Double.NaN);
		assertThat(summary.neverLearned()).containsOnly(true);
	}

	private static void check(Random random, int members, int checkpoints, int examples) {
		int[] groundTruth = new int[examples];
		int[][][] labels = new int[members][checkpoints][examples];
		boolean[][] present = new boolean[members][checkpoints];
		List<Double> epochs = new ArrayList<>();
		for (int checkpoint = 0; checkpoint < checkpoints; checkpoint++) {
			epochs.add((checkpoint + 1) / 4.0);
		}
		Learning learning = new Learning(examples);
		for (int member = 0; member < members; member++) {
			List<Learning.Evaluated> evaluations = new ArrayList<>();
			for (int checkpoint = 0; checkpoint < checkpoints; checkpoint++) {
				// a member's first history is there, others may be missing
				present[member][checkpoint] = checkpoint == 0 || random.nextInt(5) > 0;
				long[] correct = new long[(examples + 63) / 64];
				for (int example = 0; example < examples; example++) {
					// 0, the ground-truth label, is more likely for some examples
					int label = (random.nextInt(examples) < example) ? 0 : 1;
					labels[member][checkpoint][example] = label;
					correct[example / 64] |= (1L - label) << example;
				}
				if (present[member][checkpoint]) {
					evaluations.add(new Learning.Evaluated(epochs.get(checkpoint), correct));
				}
			}
			learning.add(evaluations);
		}
		LearningSummary expected = NaiveLearningSummary.of(labels, present, groundTruth, epochs);
		LearningSummary summary = learning.summary();
		assertThat(summary.accessibility()).isEqualTo(expected.accessibility());
		assertThat(summary.firstLearned()).isEqualTo(expected.firstLearned());
		assertThat(summary.learnedForGood()).isEqualTo(expected.learnedForGood());
		assertThat(summary.forgettings()).isEqualTo(expected.forgettings());
		assertThat(summary.neverLearned()).isEqualTo(expected.neverLearned());
	}

}
