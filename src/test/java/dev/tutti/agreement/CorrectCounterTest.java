package dev.tutti.agreement;

import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CorrectCounterTest {

	private static final int[] MEMBERS = { 0, 1, 2, 7, 8, 9, 15, 16, 17, 100, 255, 256, 300 };

	@Test
	void countsWhatCountingOneByOneDoes() {
		Random random = new Random(1);
		for (int members : MEMBERS) {
			for (int examples : Drawn.EXAMPLES) {
				check(Drawn.correct(random, members, examples), examples);
			}
		}
	}

	@Test
	void countsWhereAllAreRightOrAllWrong() {
		for (int members : MEMBERS) {
			check(Drawn.constant(members, 1000, true), 1000);
			check(Drawn.constant(members, 1000, false), 1000);
		}
	}

	@Test
	void countsPastAByteOfPlanes() {
		check(Drawn.constant(70000, 3, true), 3);
	}

	@Test
	void aMemberWithTooFewWordsIsNamed() {
		long[][] correct = { new long[2], new long[1] };
		assertThatIllegalArgumentException().isThrownBy(() -> CorrectCounter.histogram(correct, 65))
			.withMessageContaining("Member 1 has 1 words");
	}

	private static void check(boolean[][] correct, int examples) {
		long[][] bits = Drawn.pack(correct, examples);
		int[] counts = Drawn.counts(correct, examples);
		int[] histogram = new int[correct.length + 1];
		for (int count : counts) {
			histogram[count]++;
		}
		assertThat(CorrectCounter.counts(bits, examples)).isEqualTo(counts);
		assertThat(CorrectCounter.histogram(bits, examples)).isEqualTo(histogram);
		assertThat(Histogram.of(counts, correct.length)).isEqualTo(histogram);
	}

}
