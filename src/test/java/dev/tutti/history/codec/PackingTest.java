package dev.tutti.history.codec;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PackingTest {

	private final Random random = new Random(3);

	@ParameterizedTest
	@ValueSource(ints = { 1, 63, 64, 65, 128, 1000 })
	void unpacksKeyframesAndDeltas(int examples) {
		for (int classes : new int[] { 2, 10, 256, 257, 70_000 }) {
			int[] groundTruth = this.random.ints(examples, 0, classes).toArray();
			Packing packing = new Packing(groundTruth, classes);
			for (double accuracy : new double[] { 0, 0.1, 0.5, 0.9, 1 }) {
				MemberPredictions keyframe = MemberPredictions.of(predict(groundTruth, classes, accuracy), groundTruth);
				MemberPredictions later = MemberPredictions.of(change(keyframe.labels(), classes), groundTruth);
				PackedHistory packedKeyframe = packing.pack(keyframe, null, null);
				PackedHistory delta = packing.pack(later, 4, keyframe);
				assertHolds(packing.unpack(packedKeyframe, null), keyframe);
				assertHolds(packing.unpack(delta, (delta.keyframe() != null) ? packedKeyframe : null), later);
				assertThat(delta.correctCount()).isEqualTo(count(later.labels(), groundTruth));
				List<long[]> correct = packing
					.unpackCorrect(List.of(new MemberRow(2, delta), new MemberRow(4, packedKeyframe)));
				assertThat(correct).containsExactly(later.correct(), keyframe.correct());
				for (int example = 0; example < examples; example += 7) {
					int label = packing.unpackLabel(packedKeyframe, keyframe.correct(), example, groundTruth[example]);
					assertThat(label).isEqualTo(keyframe.labels()[example]);
					int reference = (delta.keyframe() != null) ? label : groundTruth[example];
					assertThat(packing.unpackLabel(delta, later.correct(), example, reference))
						.isEqualTo(later.labels()[example]);
				}
			}
		}
	}

	@Test
	void storesDeltaWhenFewPredictionsChange() {
		int[] groundTruth = this.random.ints(10_000, 0, 10).toArray();
		Packing packing = new Packing(groundTruth, 10);
		MemberPredictions keyframe = MemberPredictions.of(predict(groundTruth, 10, 0.8), groundTruth);
		int[] labels = keyframe.labels().clone();
		for (int example = 0; example < labels.length; example += 100) {
			labels[example] = groundTruth[example];
		}
		MemberPredictions later = MemberPredictions.of(labels, groundTruth);
		PackedHistory delta = packing.pack(later, 0, keyframe);
		assertThat(delta.keyframe()).isZero();
		assertThat(size(delta)).isLessThan(size(packing.pack(later, null, null)) / 4);
	}

	@Test
	void storesKeyframeWhenDeltaIsLarger() {
		int[] groundTruth = this.random.ints(10_000, 0, 10).toArray();
		Packing packing = new Packing(groundTruth, 10);
		MemberPredictions keyframe = MemberPredictions.of(predict(groundTruth, 10, 0.2), groundTruth);
		assertThat(
				packing.pack(MemberPredictions.of(predict(groundTruth, 10, 0.99), groundTruth), 0, keyframe).keyframe())
			.isNull();
	}

	private int[] predict(int[] groundTruth, int classes, double accuracy) {
		return Arrays.stream(groundTruth)
			.map((label) -> (this.random.nextDouble() < accuracy) ? label : this.random.nextInt(classes))
			.toArray();
	}

	private int[] change(int[] labels, int classes) {
		return Arrays.stream(labels)
			.map((label) -> (this.random.nextInt(10) == 0) ? this.random.nextInt(classes) : label)
			.toArray();
	}

	private static int count(int[] labels, int[] groundTruth) {
		int count = 0;
		for (int example = 0; example < groundTruth.length; example++) {
			count += (labels[example] == groundTruth[example]) ? 1 : 0;
		}
		return count;
	}

	private static int size(PackedHistory packed) {
		return packed.correct().length + packed.labels().length;
	}

	private static void assertHolds(MemberPredictions unpacked, MemberPredictions history) {
		assertThat(unpacked.labels()).isEqualTo(history.labels());
		assertThat(unpacked.correct()).isEqualTo(history.correct());
	}

}
