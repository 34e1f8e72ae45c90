package dev.tutti.agreement;

import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ErrorConsistencyTest {

	@Test
	void matrixMatchesNaiveKappaOfEveryPair() {
		Random random = new Random(16);
		for (int examples : new int[] { 1, 64, 65, 1000, 256 * 64, 256 * 64 + 5 }) {
			boolean[][] correct = RandomInputs.correct(random, 5, examples);
			long[][] bits = RandomInputs.pack(correct, examples);
			double[][] matrix = ErrorConsistency.matrix(bits, examples);
			for (int one = 0; one < 5; one++) {
				for (int other = 0; other < 5; other++) {
					double kappa = naiveKappa(correct[one], correct[other]);
					assertThat(matrix[one][other]).isEqualTo(Double.valueOf(kappa), within(1e-9));
					assertThat(ErrorConsistency.kappa(bits[one], bits[other], examples))
						.isEqualTo(Double.valueOf(matrix[one][other]));
				}
			}
		}
	}

	@Test
	void kappaIsOneForSameErrorsAndMinusOneForOppositeErrors() {
		assertThat(ErrorConsistency.kappa(new long[] { 0b0011 }, new long[] { 0b0011 }, 4)).isEqualTo(1);
		assertThat(ErrorConsistency.kappa(new long[] { 0b0011 }, new long[] { 0b1100 }, 4)).isEqualTo(-1);
		assertThat(ErrorConsistency.kappa(new long[] { 0b0011 }, new long[] { 0b0101 }, 4)).isZero();
	}

	@Test
	void kappaIsZeroOrNaNForConstantMember() {
		assertThat(ErrorConsistency.kappa(new long[] { 0b1111 }, new long[] { 0b0101 }, 4)).isZero();
		assertThat(ErrorConsistency.kappa(new long[] { 0b1111 }, new long[] { 0b0000 }, 4)).isZero();
		assertThat(ErrorConsistency.kappa(new long[] { 0b1111 }, new long[] { 0b1111 }, 4)).isNaN();
		assertThat(ErrorConsistency.kappa(new long[1], new long[1], 4)).isNaN();
		assertThat(ErrorConsistency.kappa(new long[0], new long[0], 0)).isNaN();
		assertThat(ErrorConsistency.matrix(new long[][] { { 0b01 } }, 2)[0]).containsExactly(1);
	}

	private static double naiveKappa(boolean[] one, boolean[] other) {
		double n = one.length;
		double right = 0;
		double otherRight = 0;
		double same = 0;
		for (int example = 0; example < one.length; example++) {
			right += (one[example]) ? 1 / n : 0;
			otherRight += (other[example]) ? 1 / n : 0;
			same += (one[example] == other[example]) ? 1 / n : 0;
		}
		double expected = right * otherRight + (1 - right) * (1 - otherRight);
		return (1 - expected < 1e-9) ? Double.NaN : (same - expected) / (1 - expected);
	}

}
