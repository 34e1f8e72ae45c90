package dev.tutti.training;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class InitializationTest {

	@Test
	void standardDeviationsMatchPapers() {
		assertThat(Initialization.HE.standardDeviation(50, 20)).isEqualTo(0.2);
		assertThat(Initialization.XAVIER.standardDeviation(60, 20)).isEqualTo(Math.sqrt(1.0 / 40));
		assertThat(Initialization.LECUN.standardDeviation(100, 20)).isEqualTo(0.1);
		assertThat(Initialization.NORMAL.standardDeviation(7, 20)).isEqualTo(0.05);
	}

	/** The variance of a normal distribution cut at two standard deviations is 0.774. */
	@Test
	void truncatedNormalStaysWithinTwoDeviations() {
		SplittableRandom random = new SplittableRandom(1);
		double squares = 0;
		for (int i = 0; i < 20_000; i++) {
			double drawn = Initialization.TRUNCATED_NORMAL.draw(random::nextGaussian);
			assertThat(drawn).isBetween(-2.0, 2.0);
			squares += drawn * drawn;
		}
		assertThat(squares / 20_000).isCloseTo(0.774, within(0.02));
	}

	@Test
	void normalReturnsDrawnValue() {
		assertThat(Initialization.NORMAL.draw(() -> 5)).isEqualTo(5);
	}

	@Test
	void labelIsApiName() {
		assertThat(Initialization.TRUNCATED_NORMAL.label()).isEqualTo("truncated-normal");
	}

}
