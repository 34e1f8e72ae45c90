package dev.tutti.dataset.builtin;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.tutti.dataset.Examples;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.content.ByteExamples;
import dev.tutti.dataset.content.Content;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class DigitsTest {

	private final Digits digits = new Digits();

	private final Map<Split, ByteExamples> splits = this.digits.splits();

	@Test
	void digestMatchesContent() {
		assertThat(Content.sha256(this.digits.describe().classes(), this.splits))
			.isEqualTo(this.digits.describe().sha256());
	}

	@Test
	void sizesMatchDescription() {
		assertThat(this.digits.describe().sizes()).isEqualTo(Map.of(Split.TRAIN, 1437, Split.TEST, 360));
		assertThat(this.digits.load()).containsOnlyKeys(Split.TRAIN, Split.TEST);
		this.digits.load()
			.forEach((split, examples) -> assertThat(this.digits.describe().sizes()).containsEntry(split,
					examples.size()));
	}

	@Test
	void labelsAreThoseOfTheExamples() {
		for (Split split : List.of(Split.TRAIN, Split.TEST)) {
			assertThat(this.digits.loadLabels(split).orElseThrow()).isEqualTo(this.splits.get(split).labels());
		}
	}

	@Test
	void splitIsDeterministic() {
		Map<Split, ByteExamples> again = new Digits().splits();
		for (Split split : List.of(Split.TRAIN, Split.TEST)) {
			assertThat(this.splits.get(split).pixels()).isEqualTo(again.get(split).pixels());
			assertThat(this.splits.get(split).labels()).isEqualTo(again.get(split).labels());
		}
	}

	@Test
	void testSplitIsFifthOfEachClass() {
		Map<Integer, Long> train = countByLabel(Split.TRAIN);
		Map<Integer, Long> test = countByLabel(Split.TEST);
		assertThat(test).hasSize(10);
		test.forEach(
				(label, count) -> assertThat((double) count).isCloseTo((count + train.get(label)) * 0.2, within(1.0)));
	}

	@Test
	void splitsTogetherMatchUciClassCounts() {
		// as UCI counts them
		assertThat(IntStream.range(0, 10)
			.mapToObj((label) -> countByLabel(Split.TRAIN).get(label) + countByLabel(Split.TEST).get(label)))
			.containsExactly(178L, 182L, 177L, 183L, 181L, 182L, 181L, 179L, 174L, 180L);
	}

	@Test
	void featuresAreInUnitInterval() {
		Examples train = this.splits.get(Split.TRAIN);
		float[] features = new float[64];
		float least = 1;
		float most = 0;
		for (int i = 0; i < train.size(); i++) {
			train.read(i, features, 0);
			for (float feature : features) {
				least = Math.min(least, feature);
				most = Math.max(most, feature);
			}
		}
		assertThat(least).isZero();
		assertThat(most).isEqualTo(1);
	}

	private Map<Integer, Long> countByLabel(Split split) {
		return Arrays.stream(this.splits.get(split).labels())
			.boxed()
			.collect(Collectors.groupingBy((label) -> label, Collectors.counting()));
	}

}
