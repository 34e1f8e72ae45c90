package dev.tutti.agreement;

import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleBiFunction;

import dev.tutti.agreement.correlation.DiscordantPairs;
import dev.tutti.agreement.correlation.KendallTau;
import dev.tutti.agreement.correlation.Pearson;
import dev.tutti.agreement.correlation.Spearman;
import dev.tutti.agreement.order.DenseCodes;
import dev.tutti.agreement.order.Ranks;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class CorrelationTest {

	private static final List<ToDoubleBiFunction<double[], double[]>> CORRELATIONS = List.of(Pearson::of, Spearman::of,
			KendallTau::of);

	private static final double[] X = { 0.1, 0.4, 0.4, 0.9, 1, 0, 0.4, 0.7, 0.7, 0.2 };

	private static final double[] Y = { 0.2, 0.3, 0.5, 0.8, 0.8, 0.1, 0.2, 0.9, 0.5, 0.2 };

	@Test
	void matchesScipy() {
		// scipy 1.10.1: pearsonr, spearmanr and kendalltau of scipy.stats on X and Y
		assertThat(Pearson.of(X, Y)).isEqualTo(0.8957943205711572, within(1e-14));
		assertThat(Spearman.of(X, Y)).isEqualTo(0.8934213177126434, within(1e-14));
		assertThat(KendallTau.of(X, Y)).isEqualTo(0.7901836773196717, within(1e-14));
	}

	@Test
	void matchesScipyOnManyTiedExamples() {
		// scipy 1.10.1: i = numpy.arange(200000); x = i * 7919 % 51;
		// y = (x + i * 104729 % 97 // 4) // 2; the same functions on x / 50 and y / 37
		double[] x = new double[200000];
		double[] y = new double[200000];
		for (int i = 0; i < x.length; i++) {
			long value = i * 7919L % 51;
			x[i] = value / 50.0;
			y[i] = (value + i * 104729L % 97 / 4) / 2 / 37.0;
		}
		assertThat(Pearson.of(x, y)).isEqualTo(0.9026428747054402, within(1e-13));
		assertThat(Spearman.of(x, y)).isEqualTo(0.9080433731312402, within(1e-13));
		assertThat(KendallTau.of(x, y)).isEqualTo(0.7383869655491655, within(1e-13));
	}

	@Test
	void matchesScipyOnManyExamplesWithoutTies() {
		// scipy 1.10.1: x = i * 0.6180339887498949 % 1; y = x * x + 0.3 * numpy.sin(i)
		double[] x = new double[200000];
		double[] y = new double[200000];
		for (int i = 0; i < x.length; i++) {
			x[i] = i * 0.6180339887498949 % 1;
			y[i] = x[i] * x[i] + 0.3 * Math.sin(i);
		}
		assertThat(Pearson.of(x, y)).isEqualTo(0.7888878586184682, within(1e-13));
		assertThat(Spearman.of(x, y)).isEqualTo(0.785698048346142, within(1e-13));
		assertThat(KendallTau.of(x, y)).isEqualTo(0.5858720323601616, within(1e-13));
	}

	@Test
	void kendallTauMatchesNaivePairComparison() {
		Random random = new Random(10);
		for (int distinct : new int[] { 0, 1, 2, 3, 51, 400 }) {
			for (int other : new int[] { 0, 2, 51 }) {
				for (int n : new int[] { 2, 3, 17, 64, 65, 300 }) {
					double[] x = RandomInputs.values(random, n, distinct);
					double[] y = RandomInputs.values(random, n, other);
					double naive = naiveTau(x, y);
					assertThat(KendallTau.of(x, y)).isEqualTo(Double.valueOf(naive), within(1e-14));
					assertBothCountsAgree(x, y);
				}
			}
		}
	}

	@Test
	void countingDiscordantPairsBySortingMatchesTable() {
		Random random = new Random(11);
		double[] x = RandomInputs.values(random, 50000, 300);
		double[] y = RandomInputs.values(random, 50000, 70);
		for (int i = 0; i < x.length; i += 2) {
			y[i] = x[i];
		}
		assertBothCountsAgree(x, y);
	}

	@Test
	void spearmanEqualsPearsonOfMidRanks() {
		Random random = new Random(12);
		for (int distinct : new int[] { 0, 2, 51 }) {
			for (int n : new int[] { 5, 100, 3000 }) {
				double[] x = RandomInputs.values(random, n, distinct);
				double[] y = RandomInputs.values(random, n, 7);
				double expected = Pearson.of(Ranks.ascending(x), Ranks.ascending(y));
				assertThat(Spearman.of(x, y)).isEqualTo(Double.valueOf(expected), within(1e-13));
			}
		}
	}

	@Test
	void isOneForSameOrderAndMinusOneForOppositeOrder() {
		double[] x = { 1, 2, 3, 4, 5 };
		double[] cubes = { 1, 8, 27, 64, 125 };
		double[] opposite = { -1, -8, -27, -64, -125 };
		assertThat(Spearman.of(x, cubes)).isEqualTo(1);
		assertThat(Spearman.of(x, opposite)).isEqualTo(-1);
		assertThat(KendallTau.of(x, cubes)).isEqualTo(1);
		assertThat(KendallTau.of(x, opposite)).isEqualTo(-1);
		assertThat(Pearson.of(x, x)).isEqualTo(1);
	}

	@Test
	void pearsonHandlesVeryLargeAndVerySmallScores() {
		double[] large = { 1e150, 2e150, 4e150 };
		double[] small = { 1e-150, 3e-150, 2e-150 };
		double[] plain = { 1, 2, 4 };
		assertThat(Pearson.of(large, large)).isEqualTo(1, within(1e-15));
		assertThat(Pearson.of(small, small)).isEqualTo(1, within(1e-15));
		assertThat(Pearson.of(large, small)).isEqualTo(Pearson.of(plain, new double[] { 1, 3, 2 }), within(1e-15));
	}

	@Test
	void isNaNForConstantTooFewOrMissingScores() {
		for (ToDoubleBiFunction<double[], double[]> correlation : CORRELATIONS) {
			assertThat(correlation.applyAsDouble(new double[0], new double[0])).isNaN();
			assertThat(correlation.applyAsDouble(new double[] { 1 }, new double[] { 2 })).isNaN();
			assertThat(correlation.applyAsDouble(new double[] { 0.1, 0.1, 0.1 }, new double[] { 1, 2, 3 })).isNaN();
			assertThat(correlation.applyAsDouble(new double[] { 1, 2, 3 }, new double[] { 0.0, -0.0, 0.0 })).isNaN();
			assertThat(correlation.applyAsDouble(new double[] { 1, 2, Double.NaN }, new double[] { 1, 2, 3 })).isNaN();
			assertThatIllegalArgumentException()
				.isThrownBy(() -> correlation.applyAsDouble(new double[2], new double[3]));
		}
	}

	private static void assertBothCountsAgree(double[] x, double[] y) {
		DenseCodes codedX = DenseCodes.ascending(x);
		DenseCodes codedY = DenseCodes.ascending(y);
		assertThat(DiscordantPairs.bySorting(codedX, codedY)).isEqualTo(DiscordantPairs.inTable(codedX, codedY));
	}

	private static double naiveTau(double[] x, double[] y) {
		long difference = 0;
		long untiedX = 0;
		long untiedY = 0;
		for (int i = 0; i < x.length; i++) {
			for (int j = 0; j < i; j++) {
				double signX = Math.signum(x[i] - x[j]);
				double signY = Math.signum(y[i] - y[j]);
				difference += (long) (signX * signY);
				untiedX += (signX != 0) ? 1 : 0;
				untiedY += (signY != 0) ? 1 : 0;
			}
		}
		return difference / (Math.sqrt(untiedX) * Math.sqrt(untiedY));
	}

}
