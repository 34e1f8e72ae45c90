package dev.tutti.agreement.order;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AccessibilityTest {

	@Test
	void equalsMeanAgreementOverCheckpoints() {
		int[][] counts = { { 0, 4, 1, 3 }, { 0, 4, 3, 1 } };
		assertThat(Accessibility.of(counts, 4)).containsExactly(0, 1, 0.5, 0.5);
	}

	@Test
	void isExactlyEqualForEquallyEasyExamples() {
		int[][] counts = { { 1, 2, 0 }, { 1, 1, 0 }, { 1, 0, 3 } };
		double[] accessibility = Accessibility.of(counts, 3);
		assertThat(accessibility).containsOnly(1 / 3.0);
		assertThat(Ranks.descending(accessibility)).containsOnly(2);
	}

	@Test
	void isUndefinedWithoutCheckpointsOrMembers() {
		assertThat(Accessibility.of(new int[0][], 3)).isEmpty();
		assertThat(Accessibility.of(new int[][] { { 0 } }, 0)).containsOnly(Double.NaN);
		assertThat(Accessibility.of(new long[] { 0 }, 0)).containsOnly(Double.NaN);
	}

}
