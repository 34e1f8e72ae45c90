package dev.tutti.agreement;

import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ConsensusTest {

	@Test
	void matchesNaiveVoteCount() {
		Random random = new Random(7);
		for (int members : new int[] { 1, 2, 9, 40 }) {
			for (int classes : new int[] { 1, 2, 10, 1000 }) {
				for (int examples : new int[] { 0, 1, 127, 128, 129, 300 }) {
					int[][] predictions = new int[members][];
					for (int member = 0; member < members; member++) {
						predictions[member] = RandomInputs.ints(random, examples, classes);
					}
					check(predictions, classes);
				}
			}
		}
	}

	@Test
	void isEmptyWithoutMembers() {
		assertThat(Consensus.counts(new int[0][], 3)).isEmpty();
		assertThat(Consensus.votes(new int[0], 3)).containsExactly(0, 0, 0);
	}

	@Test
	void rejectsPredictionOutOfRange() {
		for (int wrong : new int[] { -1, 3 }) {
			assertThatIllegalArgumentException().isThrownBy(() -> Consensus.counts(new int[][] { { 0, wrong } }, 3))
				.withMessage("A prediction of %d is not in 0..2".formatted(wrong));
			assertThatIllegalArgumentException().isThrownBy(() -> Consensus.votes(new int[] { wrong }, 3));
		}
		assertThatIllegalArgumentException().isThrownBy(() -> Consensus.labels(new int[][] { { 0 }, { 0, 1 } }, 3));
	}

	private static void check(int[][] predictions, int classes) {
		int[] counts = Consensus.counts(predictions, classes);
		int[] labels = Consensus.labels(predictions, classes);
		assertThat(counts).hasSameSizeAs(predictions[0]);
		for (int example = 0; example < counts.length; example++) {
			int[] cast = new int[predictions.length];
			for (int member = 0; member < cast.length; member++) {
				cast[member] = predictions[member][example];
			}
			int[] votes = Consensus.votes(cast, classes);
			int winner = 0;
			for (int label = 1; label < classes; label++) {
				winner = (votes[label] > votes[winner]) ? label : winner;
			}
			assertThat(labels[example]).isEqualTo(winner);
			assertThat(counts[example]).isEqualTo(votes[winner]);
		}
	}

}
