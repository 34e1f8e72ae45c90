package dev.tutti.agreement.order;

import java.util.Random;

import dev.tutti.agreement.Drawn;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LearningTimesTest {

	@Test
	void followEveryExampleThroughTheCheckpoints() {
		Random random = new Random(15);
		for (int checkpoints : new int[] { 0, 1, 2, 30 }) {
			for (int examples : new int[] { 0, 1, 63, 64, 65, 500 }) {
				check(Drawn.correct(random, checkpoints, examples), examples);
			}
		}
		check(Drawn.constant(5, 70, true), 70);
		check(Drawn.constant(5, 70, false), 70);
	}

	@Test
	void tellForgettingFromNeverLearning() {
		// Example 0 is learnt, forgotten and learnt for good; 1 never; 2 at once.
		long[][] correct = { { 0b100 }, { 0b101 }, { 0b100 }, { 0b101 } };
		assertThat(LearningTimes.firstLearned(correct, 3)).containsExactly(1, LearningTimes.NEVER, 0);
		assertThat(LearningTimes.learnedForGood(correct, 3)).containsExactly(3, LearningTimes.NEVER, 0);
		assertThat(LearningTimes.forgettings(correct, 3)).containsExactly(1, 0, 0);
		assertThat(LearningTimes.neverLearned(correct, 3)).containsExactly(false, true, false);
		assertThat(LearningTimes.forgotten(correct[1], correct[2], 3)).isEqualTo(1);
	}

	@Test
	void aCheckpointWithTooFewWordsIsNamed() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> LearningTimes.firstLearned(new long[][] { new long[2], new long[1] }, 65))
			.withMessageStartingWith("Checkpoint 1 has 1 words");
	}

	private static void check(boolean[][] correct, int examples) {
		long[][] bits = Drawn.pack(correct, examples);
		int[] first = LearningTimes.firstLearned(bits, examples);
		int[] forGood = LearningTimes.learnedForGood(bits, examples);
		int[] forgettings = LearningTimes.forgettings(bits, examples);
		boolean[] never = LearningTimes.neverLearned(bits, examples);
		assertThat(first).hasSize(examples);
		int lost = 0;
		for (int example = 0; example < examples; example++) {
			int expectedFirst = -1;
			int expectedForGood = -1;
			int expectedForgettings = 0;
			for (int checkpoint = correct.length - 1; checkpoint >= 0; checkpoint--) {
				expectedFirst = correct[checkpoint][example] ? checkpoint : expectedFirst;
			}
			for (int checkpoint = correct.length - 1; checkpoint >= 0 && correct[checkpoint][example]; checkpoint--) {
				expectedForGood = checkpoint;
			}
			for (int checkpoint = 1; checkpoint < correct.length; checkpoint++) {
				expectedForgettings += (correct[checkpoint - 1][example] && !correct[checkpoint][example]) ? 1 : 0;
			}
			assertThat(first[example]).isEqualTo(expectedFirst);
			assertThat(forGood[example]).isEqualTo(expectedForGood);
			assertThat(forgettings[example]).isEqualTo(expectedForgettings);
			assertThat(never[example]).isEqualTo(expectedFirst == -1);
			lost += expectedForgettings;
		}
		for (int checkpoint = 1; checkpoint < correct.length; checkpoint++) {
			lost -= LearningTimes.forgotten(bits[checkpoint - 1], bits[checkpoint], examples);
		}
		assertThat(lost).isZero();
	}

}
