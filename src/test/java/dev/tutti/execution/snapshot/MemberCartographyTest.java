package dev.tutti.execution.snapshot;

import java.util.Map;
import java.util.TreeMap;

import dev.tutti.dataset.Split;
import dev.tutti.history.Cartography;
import dev.tutti.training.Predictions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class MemberCartographyTest {

	@Test
	void cartographyMatchesMeanAndDeviationOfEvaluations() {
		MemberCartography sums = new MemberCartography();
		sums.add(predictions(0.2F, 1));
		sums.add(predictions(0.4F, -4));
		sums.add(predictions(0.9F, 6));
		Cartography dynamics = sums.cartography().get(Split.TEST);
		assertThat(dynamics.confidence()[0]).isCloseTo(0.5F, within(1e-6F));
		assertThat(dynamics.variability()[0]).isCloseTo((float) Math.sqrt((0.09 + 0.01 + 0.16) / 3), within(1e-6F));
		assertThat(dynamics.margin()[0]).isCloseTo(1F, within(1e-6F));
	}

	@Test
	void resumesFromPackedStateWithEqualResult() {
		MemberCartography whole = new MemberCartography();
		MemberCartography stopped = new MemberCartography();
		for (MemberCartography sums : new MemberCartography[] { whole, stopped }) {
			sums.add(predictions(0.25F, 2));
			sums.add(predictions(0.125F, -1));
		}
		MemberCartography resumed = MemberCartography.unpack(stopped.pack());
		whole.add(predictions(0.7F, 3));
		resumed.add(predictions(0.7F, 3));
		assertThat(resumed).usingRecursiveComparison().isEqualTo(whole);
	}

	@Test
	void resumesSplitsOfAnyNameAndLeavesOutThoseWithoutLabels() {
		Split named = new Split("a-name_of_thirty-two-characters0");
		Map<Split, Predictions> predictions = new TreeMap<>(predictions(0.25F, 2));
		predictions.put(named, new Predictions(new int[] { 1 }, new float[] { 0.75F }, new float[] { 5 }));
		predictions.put(new Split("tomorrow"), Predictions.unlabelled(new int[] { 1 }));
		MemberCartography sums = new MemberCartography();
		sums.add(predictions);
		MemberCartography resumed = MemberCartography.unpack(sums.pack());
		assertThat(resumed).usingRecursiveComparison().isEqualTo(sums);
		resumed.add(predictions);
		assertThat(resumed.cartography()).containsOnlyKeys(Split.TRAIN, Split.TEST, named);
		assertThat(resumed.cartography().get(named).confidence()).containsExactly(0.75F);
		assertThat(resumed.cartography().get(named).margin()).containsExactly(5);
	}

	private static Map<Split, Predictions> predictions(float confidence, float margin) {
		return Map.of(Split.TRAIN,
				new Predictions(new int[] { 0, 1 }, new float[] { 1, confidence }, new float[] { 9, margin }),
				Split.TEST, new Predictions(new int[] { 1 }, new float[] { confidence }, new float[] { margin }));
	}

}
