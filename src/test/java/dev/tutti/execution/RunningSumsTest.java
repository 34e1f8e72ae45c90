package dev.tutti.execution;

import java.util.Map;

import dev.tutti.dataset.Split;
import dev.tutti.history.TrainingDynamics;
import dev.tutti.training.Answers;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RunningSumsTest {

	@Test
	void meansAndDeviationsAreThoseOfAllEvaluations() {
		RunningSums sums = new RunningSums();
		sums.add(answers(0.2F, 1));
		sums.add(answers(0.4F, -4));
		sums.add(answers(0.9F, 6));
		TrainingDynamics dynamics = sums.dynamics().get(Split.TEST);
		assertThat(dynamics.confidence()[0]).isCloseTo(0.5F, within(1e-6F));
		assertThat(dynamics.variability()[0]).isCloseTo((float) Math.sqrt((0.09 + 0.01 + 0.16) / 3), within(1e-6F));
		assertThat(dynamics.margin()[0]).isCloseTo(1F, within(1e-6F));
	}

	@Test
	void whatGoesOnFromWrittenSumsEndsAsIfItHadNotStopped() {
		RunningSums whole = new RunningSums();
		RunningSums stopped = new RunningSums();
		for (RunningSums sums : new RunningSums[] { whole, stopped }) {
			sums.add(answers(0.25F, 2));
			sums.add(answers(0.125F, -1));
		}
		RunningSums resumed = RunningSums.unpack(stopped.pack());
		whole.add(answers(0.7F, 3));
		resumed.add(answers(0.7F, 3));
		assertThat(resumed).usingRecursiveComparison().isEqualTo(whole);
	}

	private static Map<Split, Answers> answers(float confidence, float margin) {
		return Map.of(Split.TRAIN,
				new Answers(new int[] { 0, 1 }, new float[] { 1, confidence }, new float[] { 9, margin }), Split.TEST,
				new Answers(new int[] { 1 }, new float[] { confidence }, new float[] { margin }));
	}

}
