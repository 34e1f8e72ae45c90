package dev.tutti.agreement.correlation;

import java.util.Arrays;
import java.util.Random;

import dev.tutti.agreement.Accuracies;
import dev.tutti.agreement.CorrectCounter;
import dev.tutti.agreement.Moments;
import dev.tutti.agreement.RandomInputs;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ReliabilityTest {

	@Test
	void kr20ApproximatesMeanSplitHalf() {
		Random random = new Random(17);
		for (int members : new int[] { 10, 40 }) {
			boolean[][] correct = RandomInputs.correct(random, members, 3000);
			long[][] bits = RandomInputs.pack(correct, 3000);
			double kr20 = kr20(CorrectCounter.histogram(bits, 3000), Accuracies.of(bits, 3000));
			assertThat(kr20).isBetween(0.8, 1.0);
			assertThat(Reliability.splitHalf(bits, 3000, 200, 1)).isEqualTo(kr20, within(0.002));
		}
	}

	@Test
	void isZeroForIndependentMembers() {
		Random random = new Random(18);
		boolean[][] correct = new boolean[20][20000];
		for (boolean[] member : correct) {
			for (int example = 0; example < member.length; example++) {
				member[example] = random.nextInt(10) < 7;
			}
		}
		long[][] bits = RandomInputs.pack(correct, 20000);
		assertThat(kr20(CorrectCounter.histogram(bits, 20000), Accuracies.of(bits, 20000))).isEqualTo(0, within(0.03));
		assertThat(Reliability.splitHalf(bits, 20000, 50, 1)).isEqualTo(0, within(0.03));
	}

	@Test
	void splitHalfOfBitSetsEqualsSplitHalfOfScores() {
		boolean[][] correct = RandomInputs.correct(new Random(19), 9, 300);
		int[][] scores = new int[9][300];
		for (int member = 0; member < 9; member++) {
			for (int example = 0; example < 300; example++) {
				scores[member][example] = (correct[member][example]) ? 1 : 0;
			}
		}
		double reliability = Reliability.splitHalf(RandomInputs.pack(correct, 300), 300, 5, 42);
		assertThat(Reliability.splitHalf(scores, 5, 42)).isEqualTo(reliability);
		assertThat(Reliability.splitHalf(scores, 5, 43)).isNotEqualTo(reliability);
	}

	@Test
	void isOneForIdenticalMembers() {
		long[][] correct = { { 0b0110 }, { 0b0110 }, { 0b0110 }, { 0b0110 } };
		assertThat(Reliability.splitHalf(correct, 4, 3, 1)).isEqualTo(1, within(1e-15));
	}

	@Test
	void isNaNForOneMemberOrWithoutVariance() {
		assertThat(Reliability.splitHalf(new long[][] { { 0b01 } }, 2, 3, 1)).isNaN();
		assertThat(Reliability.splitHalf(new long[][] { { 0b11 }, { 0b11 } }, 2, 3, 1)).isNaN();
		assertThat(Reliability.splitHalf(new int[0][], 3, 1)).isNaN();
	}

	@Test
	void disattenuationDividesBySquareRootOfReliabilities() {
		assertThat(Reliability.disattenuated(0.6, 0.9, 0.4)).isEqualTo(1, within(1e-15));
		assertThat(Reliability.disattenuated(0.6, 0, 0.4)).isNaN();
		assertThat(Reliability.disattenuated(0.6, Double.NaN, 0.4)).isNaN();
	}

	/**
	 * Kuder and Richardson's formula 20 (1937), {@code N/(N-1) (1 - sum_i p_i q_i / Var
	 * n)}: the mean over all splits into halves where these are equally variable.
	 */
	private static double kr20(int[] histogram, double[] accuracies) {
		double members = accuracies.length;
		double variance = Moments.of(histogram).variance() * members * members;
		double own = Arrays.stream(accuracies).map((accuracy) -> accuracy * (1 - accuracy)).sum();
		return members / (members - 1) * (1 - own / variance);
	}

}
