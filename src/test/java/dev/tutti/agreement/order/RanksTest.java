package dev.tutti.agreement.order;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;

import dev.tutti.agreement.RandomInputs;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RanksTest {

	@Test
	void tiesShareMidRank() {
		Random random = new Random(8);
		for (int distinct : new int[] { 0, 1, 2, 51, 1000 }) {
			for (int n : new int[] { 0, 1, 2, 100, 700 }) {
				double[] values = RandomInputs.values(random, n, distinct);
				double[] ranks = Ranks.ascending(values);
				double[] reversed = Ranks.descending(values);
				for (int i = 0; i < n; i++) {
					double value = values[i];
					long below = Arrays.stream(values).filter((other) -> other < value).count();
					long equal = Arrays.stream(values).filter((other) -> other == value).count();
					assertThat(ranks[i]).isEqualTo(below + (equal + 1) / 2.0);
					assertThat(reversed[i]).isEqualTo(n + 1 - ranks[i]);
				}
			}
		}
	}

	@Test
	void matchesSortingWhenMostValuesDiffer() {
		Random random = new Random(9);
		for (int distinct : new int[] { 0, 30000 }) {
			double[] values = RandomInputs.values(random, 100000, distinct);
			Integer[] order = IntStream.range(0, values.length).boxed().toArray(Integer[]::new);
			Arrays.sort(order, Comparator.comparingDouble((i) -> values[i] + 0.0));
			assertThat(LearningOrder.lowestFirst(values)).isEqualTo(Arrays.stream(order).mapToInt((i) -> i).toArray());
			Arrays.sort(order, Comparator.<Integer>comparingDouble((i) -> -values[i] + 0.0).thenComparing((i) -> i));
			assertThat(LearningOrder.highestFirst(values)).isEqualTo(Arrays.stream(order).mapToInt((i) -> i).toArray());
			double[] ranks = Ranks.descending(values);
			assertThat(Arrays.stream(ranks).sum()).isEqualTo(100000 * 100001.0 / 2);
		}
	}

	@Test
	void matchesScipy() {
		// scipy 1.10.1: scipy.stats.rankdata([0.3, 0.1, 0.3, 0.9, 0.1, 0.3])
		assertThat(Ranks.ascending(new double[] { 0.3, 0.1, 0.3, 0.9, 0.1, 0.3 })).containsExactly(4, 1.5, 4, 6, 1.5,
				4);
	}

	@Test
	void ordersEasiestFirstAndTiesByIndex() {
		double[] accessibility = { 0.5, 1, 0.5, 0, 1 };
		assertThat(LearningOrder.highestFirst(accessibility)).containsExactly(1, 4, 0, 2, 3);
		assertThat(LearningOrder.lowestFirst(accessibility)).containsExactly(3, 0, 2, 1, 4);
		assertThat(Ranks.descending(accessibility)).containsExactly(3.5, 1.5, 3.5, 5, 1.5);
	}

	@Test
	void ranksNaNLastInBothDirections() {
		double[] learned = { Double.NaN, 2, Double.POSITIVE_INFINITY, Double.NaN, -1, Double.NEGATIVE_INFINITY };
		assertThat(Ranks.ascending(learned)).containsExactly(5.5, 3, 4, 5.5, 2, 1);
		assertThat(Ranks.descending(learned)).containsExactly(5.5, 2, 1, 5.5, 3, 4);
		assertThat(LearningOrder.highestFirst(learned)).containsExactly(2, 1, 4, 5, 0, 3);
	}

	@Test
	void treatsPositiveAndNegativeZeroAsEqual() {
		assertThat(Ranks.ascending(new double[] { 0.0, -0.0, 0.0 })).containsOnly(2);
		assertThat(Ranks.descending(new double[] { 0.0, -0.0, 0.0 })).containsOnly(2);
	}

}
