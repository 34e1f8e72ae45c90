package dev.tutti.agreement;

import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class AgreementMeasuresTest {

	@Test
	void fleissKappaEqualsMomentEstimateOfRho() {
		Random random = new Random(13);
		for (int members : new int[] { 2, 3, 20, 101 }) {
			for (int round = 0; round < 20; round++) {
				int[] histogram = Histogram.of(RandomInputs.counts(RandomInputs.correct(random, members, 400), 400),
						members);
				double kappa = FleissKappa.of(histogram);
				assertThat(kappa).isEqualTo(BetaBinomial.fit(histogram).rho(), within(1e-12));
				assertThat(kappa).isEqualTo(naiveFleiss(histogram), within(1e-12));
			}
		}
	}

	@Test
	void betaBinomialFitMatchesHistogramMoments() {
		BetaBinomial fit = BetaBinomial.fit(new int[] { 40, 7, 3, 5, 12, 90 });
		double sum = fit.alpha() + fit.beta();
		Moments moments = Moments.of(new int[] { 40, 7, 3, 5, 12, 90 });
		assertThat(fit.alpha() / sum).isEqualTo(moments.mean(), within(1e-14));
		double variance = 5 * fit.alpha() * fit.beta() * (sum + 5) / (sum * sum * (sum + 1));
		assertThat(variance / 25).isEqualTo(moments.variance(), within(1e-14));
		assertThat(fit.rho()).isEqualTo(1 / (sum + 1), within(1e-14));
		assertThat(fit.alpha()).isLessThan(1);
		assertThat(fit.beta()).isLessThan(1);
	}

	@Test
	void kappaIsOneForFullAgreementAndMinusOneForFullDisagreement() {
		assertThat(FleissKappa.of(new int[] { 3, 0, 0, 7 })).isEqualTo(1);
		assertThat(BetaBinomial.fit(new int[] { 3, 0, 0, 7 }).rho()).isEqualTo(1, within(1e-15));
		assertThat(BetaBinomial.fit(new int[] { 3, 0, 0, 7 }).alpha()).isEqualTo(0, within(1e-15));
		assertThat(FleissKappa.of(new int[] { 0, 10, 0 })).isEqualTo(-1);
		assertThat(BetaBinomial.fit(new int[] { 0, 10, 0 }).alpha()).isNaN();
		assertThat(BetaBinomial.fit(new int[] { 1, 2, 1 }).alpha()).isInfinite();
	}

	@Test
	void kappaAndRhoAreNaNForOneMemberOrConstantCorrectness() {
		for (int[] histogram : new int[][] { { 4, 6 }, { 0, 0, 9 }, { 9, 0, 0 }, { 0, 0, 0 }, { 5 } }) {
			assertThat(FleissKappa.of(histogram)).isNaN();
			assertThat(BetaBinomial.fit(histogram).rho()).isNaN();
		}
	}

	@Test
	void sarleMatchesScipy() {
		// scipy 1.10.1: x = numpy.repeat(numpy.arange(6) / 5, [40, 7, 3, 5, 12, 90]),
		// g = scipy.stats.skew(x, bias=False), k = scipy.stats.kurtosis(x, bias=False),
		// n = 157, (g**2 + 1) / (k + 3 * (n - 1)**2 / ((n - 2) * (n - 3)))
		assertThat(Bimodality.sarle(new int[] { 40, 7, 3, 5, 12, 90 })).isEqualTo(0.8949327212142362, within(1e-13));
		assertThat(Bimodality.sarle(new int[] { 2, 2 })).isEqualTo(0.13333333333333333, within(1e-13));
	}

	@Test
	void sarleIsHighWherePearsonIsLow() {
		int[] bimodal = { 500, 3, 2, 3, 500 };
		int[] normal = { 60, 250, 380, 250, 60 };
		assertThat(Bimodality.sarle(bimodal)).isGreaterThan(5 / 9.0).isGreaterThan(Bimodality.sarle(normal));
		assertThat(Bimodality.pearson(bimodal)).isLessThan(Bimodality.pearson(normal));
		assertThat(Bimodality.sarle(new int[] { 0, 9 })).isNaN();
		assertThat(Bimodality.sarle(new int[] { 1, 2 })).isNaN();
	}

	@Test
	void excessUnanimitySubtractsNullExpectation() {
		assertThat(Unanimity.excess(new int[] { 30, 0, 70 }, new double[] { 0.7, 0.7 })).isEqualTo(1 - 0.49 - 0.09,
				within(1e-15));
		assertThat(Unanimity.excess(new int[] { 30, 70 }, new double[] { 0.7 })).isEqualTo(0, within(1e-15));
		assertThat(Unanimity.excess(new int[] { 0, 0, 5 }, new double[] { 1, 1 })).isZero();
		assertThat(Unanimity.excess(new int[] { 5, 0, 0 }, new double[] { 0, 0 })).isZero();
		assertThat(Unanimity.excess(new int[] { 5 }, new double[0])).isNaN();
		assertThatIllegalArgumentException().isThrownBy(() -> Unanimity.excess(new int[3], new double[3]));
	}

	@Test
	void setAgreementIsUnanimousShareOfExamplesAnyMemberGetsRight() {
		assertThat(Unanimity.setAgreement(new int[] { 10, 5, 15 })).isEqualTo(0.75);
		assertThat(Unanimity.setAgreement(new int[] { 0, 0, 5 })).isEqualTo(1);
		assertThat(Unanimity.setAgreement(new int[] { 3, 5 })).isEqualTo(1);
		assertThat(Unanimity.setAgreement(new int[] { 5, 0, 0 })).isNaN();
		assertThat(Unanimity.setAgreement(new int[] { 5 })).isNaN();
	}

	/** As Fleiss writes it: pairs that agree, beyond chance. */
	private static double naiveFleiss(int[] histogram) {
		int members = histogram.length - 1;
		double agreeing = 0;
		double right = 0;
		double examples = 0;
		for (int n = 0; n <= members; n++) {
			int wrong = members - n;
			agreeing += histogram[n] * (n * (n - 1.0) + wrong * (wrong - 1.0)) / (members * (members - 1.0));
			right += (double) histogram[n] * n / members;
			examples += histogram[n];
		}
		double p = right / examples;
		double expected = p * p + (1 - p) * (1 - p);
		return (agreeing / examples - expected) / (1 - expected);
	}

}
