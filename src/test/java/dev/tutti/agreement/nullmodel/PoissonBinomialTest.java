package dev.tutti.agreement.nullmodel;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class PoissonBinomialTest {

	@Test
	void pmfMatchesEnumerationOfOutcomes() {
		Random random = new Random(4);
		for (int members = 0; members <= 10; members++) {
			double[] p = random.doubles(members).toArray();
			double[] naive = new double[members + 1];
			for (int outcome = 0; outcome < 1 << members; outcome++) {
				double chance = 1;
				for (int member = 0; member < members; member++) {
					chance *= (((outcome >> member) & 1) != 0) ? p[member] : 1 - p[member];
				}
				naive[Integer.bitCount(outcome)] += chance;
			}
			assertThat(PoissonBinomial.pmf(p)).containsExactly(naive, within(1e-14));
		}
	}

	@Test
	void pmfMatchesExactArithmeticForThousandMembers() {
		double[] p = new Random(5).doubles(1000, 0.3, 0.9).toArray();
		BigDecimal[] exact = new BigDecimal[1001];
		Arrays.fill(exact, BigDecimal.ZERO);
		exact[0] = BigDecimal.ONE;
		MathContext digits = new MathContext(40);
		for (double accuracy : p) {
			BigDecimal right = new BigDecimal(accuracy);
			BigDecimal wrong = BigDecimal.ONE.subtract(right);
			for (int n = 1000; n >= 0; n--) {
				BigDecimal from = (n == 0) ? BigDecimal.ZERO : exact[n - 1].multiply(right, digits);
				exact[n] = exact[n].multiply(wrong, digits).add(from, digits);
			}
		}
		double[] pmf = PoissonBinomial.pmf(p);
		for (int n = 0; n <= 1000; n++) {
			double expected = exact[n].doubleValue();
			assertThat(pmf[n]).isEqualTo(expected, within(expected * 1e-12 + 1e-300));
		}
		assertThat(Arrays.stream(pmf).sum()).isEqualTo(1, within(1e-12));
	}

	@Test
	void certainMembersOnlyShiftPmf() {
		assertThat(PoissonBinomial.pmf(new double[] { 1, 0, 1, 1 })).containsExactly(0, 0, 0, 1, 0);
		assertThat(PoissonBinomial.pmf(new double[] { 1, 0.25, 0 })).containsExactly(0, 0.75, 0.25, 0);
		assertThat(PoissonBinomial.pmf(new double[] { 0.25 })).containsExactly(0.75, 0.25);
		assertThat(PoissonBinomial.pmf(new double[0])).containsExactly(1);
	}

	@Test
	void rejectsAccuracyOutsideUnitInterval() {
		for (double wrong : new double[] { -0.1, 1.1, Double.NaN }) {
			assertThatIllegalArgumentException().isThrownBy(() -> PoissonBinomial.pmf(new double[] { 0.5, wrong }))
				.withMessageStartingWith("Member 1 ");
		}
	}

	@Test
	void matchesScipyOnBinomial() {
		// scipy 1.10.1: scipy.stats.binom.pmf([0, 3, 7], 7, 0.3) * 1000
		double[] p = new double[7];
		Arrays.fill(p, 0.3);
		double[] expected = PoissonBinomial.expected(p, 1000);
		assertThat(expected[0]).isEqualTo(82.3543, within(1e-10));
		assertThat(expected[3]).isEqualTo(226.8945, within(1e-10));
		assertThat(expected[7]).isEqualTo(0.2187, within(1e-10));
	}

	@Test
	void stratifiedNullSumsOverClasses() {
		double[][] accuracies = { { 1, 1 }, { 0, 0 }, { 0.5, 0.5 }, { Double.NaN, Double.NaN } };
		assertThat(PoissonBinomial.stratified(accuracies, new int[] { 10, 20, 8, 0 })).containsExactly(22, 4, 12);
		assertThat(PoissonBinomial.expected(new double[] { Double.NaN }, 0)).containsExactly(0, 0);
		assertThat(PoissonBinomial.stratified(new double[0][], new int[0])).containsExactly(0);
	}

}
