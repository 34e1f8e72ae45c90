package dev.tutti.agreement;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

import dev.tutti.agreement.correlation.Spearman;
import dev.tutti.agreement.correlation.TopOverlap;
import dev.tutti.agreement.correlation.WithinClassCorrelation;
import dev.tutti.agreement.order.LearningOrder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class OrderComparisonTest {

	@Test
	void topOverlapCountsSharedExamples() {
		Random random = new Random(20);
		double[] x = RandomInputs.values(random, 200, 0);
		double[] y = RandomInputs.values(random, 200, 0);
		int[] orderX = LearningOrder.highestFirst(x);
		int[] orderY = LearningOrder.highestFirst(y);
		for (int k : new int[] { 1, 10, 77, 200 }) {
			int[] top = Arrays.copyOf(orderX, k);
			long shared = Arrays.stream(orderY, 0, k).filter((i) -> Arrays.stream(top).anyMatch((j) -> j == i)).count();
			TopOverlap overlap = TopOverlap.of(x, y, k);
			assertThat(overlap.overlap()).isEqualTo((double) shared / k);
			assertThat(overlap.chance()).isEqualTo(k / 200.0);
		}
	}

	@Test
	void topOverlapCountsTiesAtCutoffByExpectation() {
		assertThat(TopOverlap.of(new double[10], new double[10], 3).overlap()).isEqualTo(0.3, within(1e-15));
		double[] tied = { 5, 1, 1, 1, 1 };
		assertThat(TopOverlap.of(tied, tied, 2).overlap()).isEqualTo((1 + 4 / 16.0) / 2, within(1e-15));
		assertThat(TopOverlap.of(tied, tied, 1).overlap()).isEqualTo(1);
	}

	@Test
	void topOverlapRejectsInvalidSize() {
		assertThat(TopOverlap.of(new double[3], new double[3], 0).overlap()).isNaN();
		assertThatIllegalArgumentException().isThrownBy(() -> TopOverlap.of(new double[3], new double[3], 4));
		assertThatIllegalArgumentException().isThrownBy(() -> TopOverlap.of(new double[3], new double[3], -1));
		assertThatIllegalArgumentException().isThrownBy(() -> TopOverlap.of(new double[3], new double[4], 1));
	}

	@Test
	void withinClassCorrelationIsMeanOverClasses() {
		Random random = new Random(21);
		double[] x = RandomInputs.values(random, 400, 30);
		double[] y = RandomInputs.values(random, 400, 30);
		int[] labels = RandomInputs.ints(random, 400, 4);
		double sum = 0;
		for (int label = 0; label < 4; label++) {
			int wanted = label;
			int[] mine = IntStream.range(0, 400).filter((i) -> labels[i] == wanted).toArray();
			sum += Spearman.of(Arrays.stream(mine).mapToDouble((i) -> x[i]).toArray(),
					Arrays.stream(mine).mapToDouble((i) -> y[i]).toArray());
		}
		WithinClassCorrelation within = WithinClassCorrelation.of(x, y, labels, 4);
		assertThat(within.rho()).isEqualTo(sum / 4, within(1e-14));
		assertThat(within.classes()).isEqualTo(4);
		assertThat(WithinClassCorrelation.of(x, y, new int[400], 1).rho()).isEqualTo(Spearman.of(x, y), within(1e-14));
	}

	@Test
	void withinClassCorrelationIgnoresOrderBetweenClasses() {
		double[] x = { 1, 1.1, 1.2, 9, 9.1, 9.2, 4, 5, 5, 7, 7 };
		double[] y = { 1.2, 1.1, 1, 9.2, 9.1, 9, 4, 6, 6, 7, 8 };
		int[] labels = { 0, 0, 0, 1, 1, 1, 2, 3, 3, 4, 4 };
		assertThat(Spearman.of(x, y)).isGreaterThan(0.8);
		assertThat(WithinClassCorrelation.of(x, y, labels, 6)).isEqualTo(new WithinClassCorrelation(-1, 2));
	}

	@Test
	void withinClassCorrelationIsNaNWithoutUsableClass() {
		assertThat(WithinClassCorrelation.of(new double[] { 1, 2 }, new double[] { 1, 2 }, new int[] { 0, 1 }, 2))
			.isEqualTo(new WithinClassCorrelation(Double.NaN, 0));
		assertThat(WithinClassCorrelation.of(new double[0], new double[0], new int[0], 2).classes()).isZero();
		assertThatIllegalArgumentException()
			.isThrownBy(() -> WithinClassCorrelation.of(new double[2], new double[2], new int[1], 1));
	}

}
