package dev.tutti.agreement;

import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class HistogramTest {

	@Test
	void classHistogramsSumToOverallHistogram() {
		Random random = new Random(2);
		int[] counts = RandomInputs.ints(random, 500, 12);
		int[] labels = RandomInputs.ints(random, 500, 3);
		int[] sum = new int[12];
		for (int label = 0; label < 3; label++) {
			int[] part = Histogram.ofClass(counts, 11, labels, label);
			for (int n = 0; n < 12; n++) {
				sum[n] += part[n];
			}
		}
		assertThat(sum).isEqualTo(Histogram.of(counts, 11));
		assertThat(Histogram.examples(sum)).isEqualTo(500);
		assertThat(Histogram.ofClass(counts, 11, labels, 3)).containsOnly(0);
	}

	@Test
	void rejectsCountAboveMemberCount() {
		assertThatIllegalArgumentException().isThrownBy(() -> Histogram.of(new int[] { 0, 4 }, 3))
			.withMessage("A count of 4 is not in 0..3");
		assertThatIllegalArgumentException().isThrownBy(() -> Histogram.of(new int[] { -1 }, 3));
		assertThatIllegalArgumentException().isThrownBy(() -> Histogram.ofClass(new int[1], 3, new int[2], 0));
	}

}
