package dev.tutti.agreement;

import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CorrectCounterTest {

	private static final int[] MEMBERS = { 0, 1, 2, 7, 8, 9, 15, 16, 17, 100, 255, 256, 300 };

	@Test
	void matchesNaiveCount() {
		Random random = new Random(1);
		for (int members : MEMBERS) {
			for (int examples : RandomInputs.EXAMPLES) {
				check(RandomInputs.correct(random, members, examples), examples);
			}
		}
	}

	@Test
	void countsAllCorrectAndAllWrong() {
		for (int members : MEMBERS) {
			check(RandomInputs.constant(members, 1000, true), 1000);
			check(RandomInputs.constant(members, 1000, false), 1000);
		}
	}

	@Test
	void countsSeventyThousandMembers() {
		check(RandomInputs.constant(70000, 3, true), 3);
	}

	@Test
	void rejectsMemberWithTooFewWords() {
		long[][] correct = { new long[2], new long[1] };
		assertThatIllegalArgumentException().isThrownBy(() -> CorrectCounter.histogram(correct, 65))
			.withMessageContaining("Member 1 has 1 words");
	}

	private static void check(boolean[][] correct, int examples) {
		long[][] bits = RandomInputs.pack(correct, examples);
		int[] counts = RandomInputs.counts(correct, examples);
		int[] histogram = new int[correct.length + 1];
		for (int count : counts) {
			histogram[count]++;
		}
		assertThat(CorrectCounter.counts(bits, examples)).isEqualTo(counts);
		assertThat(CorrectCounter.histogram(bits, examples)).isEqualTo(histogram);
		assertThat(Histogram.of(counts, correct.length)).isEqualTo(histogram);
	}

}
