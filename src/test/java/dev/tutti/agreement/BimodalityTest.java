package dev.tutti.agreement;

import java.util.Arrays;
import java.util.Random;

import dev.tutti.agreement.nullmodel.PoissonBinomial;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class BimodalityTest {

	@Test
	void pearsonOfBinomialIsTwoMinusTwoOverN() {
		for (int members : new int[] { 1, 2, 3, 10, 100, 1000 }) {
			for (double p : new double[] { 1e-9, 0.001, 0.1, 0.5, 0.93, 1 - 1e-9 }) {
				double[] accuracies = new double[members];
				Arrays.fill(accuracies, p);
				double b = Bimodality.pearson(PoissonBinomial.expected(accuracies, 5000));
				// Rare events make kurtosis and skewness^2 as large as 1/p, and b is
				// their difference.
				assertThat(b).as("N %d, p %s", members, p)
					.isEqualTo(2 - 2.0 / members, within(1e-12 + 1e-14 / p / (1 - p)));
			}
		}
	}

	@Test
	void pearsonIsZeroWhenEveryExampleIsUnanimous() {
		assertThat(Bimodality.pearson(new int[] { 30, 0, 0, 0, 70 })).isZero();
		assertThat(Bimodality.pearson(new int[] { 1, 999999 })).isEqualTo(0, within(1e-9));
	}

	@Test
	void pearsonOfUniformApproachesFourFifths() {
		int[] histogram = new int[1001];
		Arrays.fill(histogram, 7);
		assertThat(Bimodality.pearson(histogram)).isEqualTo(0.8, within(1e-5));
	}

	@Test
	void pearsonIsNaNWithoutVariance() {
		assertThat(Bimodality.pearson(new int[] { 0, 0, 12 })).isNaN();
		assertThat(Bimodality.pearson(new int[] { 12, 0, 0 })).isNaN();
		assertThat(Bimodality.pearson(new int[] { 0, 0 })).isNaN();
		assertThat(Bimodality.pearson(PoissonBinomial.expected(new double[] { 1, 1, 0 }, 10))).isNaN();
	}

	@Test
	void momentsMatchNaiveComputation() {
		Random random = new Random(6);
		for (int members : new int[] { 1, 2, 20, 300 }) {
			int[] counts = RandomInputs.ints(random, 400, members + 1);
			double mean = Arrays.stream(counts).average().orElseThrow() / members;
			double second = centralMoment(counts, members, mean, 2);
			Moments moments = Moments.of(Histogram.of(counts, members));
			assertThat(moments.mean()).isEqualTo(mean, within(1e-13));
			assertThat(moments.variance()).isEqualTo(second, within(1e-13));
			assertThat(moments.skewness()).isEqualTo(centralMoment(counts, members, mean, 3) / Math.pow(second, 1.5),
					within(1e-11));
			assertThat(moments.kurtosis()).isEqualTo(centralMoment(counts, members, mean, 4) / second / second,
					within(1e-11));
		}
	}

	@Test
	void momentsMatchScipy() {
		// scipy 1.10.1: x = numpy.repeat(numpy.arange(6) / 5, [40, 7, 3, 5, 12, 90]);
		// x.mean(), x.var(), scipy.stats.skew(x), scipy.stats.kurtosis(x, fisher=False)
		Moments moments = Moments.of(new int[] { 40, 7, 3, 5, 12, 90 });
		assertThat(moments.mean()).isEqualTo(0.670063694267516, within(1e-14));
		assertThat(moments.variance()).isEqualTo(0.18948598320418675, within(1e-14));
		assertThat(moments.skewness()).isEqualTo(-0.7384659664560896, within(1e-13));
		assertThat(moments.kurtosis()).isEqualTo(1.683724428870804, within(1e-13));
	}

	@Test
	void momentsAreNaNWithoutExamples() {
		assertThat(Moments.of(new int[3])).isEqualTo(new Moments(Double.NaN, Double.NaN, Double.NaN, Double.NaN));
		assertThat(Moments.of(new int[] { 0, 0, 4 })).isEqualTo(new Moments(1, 0, Double.NaN, Double.NaN));
	}

	private static double centralMoment(int[] counts, int members, double mean, int power) {
		return Arrays.stream(counts)
			.mapToDouble((n) -> Math.pow((double) n / members - mean, power))
			.average()
			.orElseThrow();
	}

}
