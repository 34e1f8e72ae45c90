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
	void wholeHistoriesAndDifferencesAreUnpackedAsTheyWere(int examples) {
		for (int classes : new int[] { 2, 10, 256, 257, 70_000 }) {
			int[] truth = this.random.ints(examples, 0, classes).toArray();
			Packing packing = new Packing(truth, classes);
			for (double accuracy : new double[] { 0, 0.1, 0.5, 0.9, 1 }) {
				MemberPredictions base = MemberPredictions.of(predict(truth, classes, accuracy), truth);
				MemberPredictions later = MemberPredictions.of(change(base.labels(), classes), truth);
				PackedHistory whole = packing.pack(base, null, null);
				PackedHistory difference = packing.pack(later, 4, base);
				assertHolds(packing.unpack(whole, null), base);
				assertHolds(packing.unpack(difference, (difference.base() != null) ? whole : null), later);
				assertThat(difference.correctCount()).isEqualTo(count(later.labels(), truth));
				List<long[]> correct = packing
					.unpackCorrect(List.of(new MemberRow(2, difference), new MemberRow(4, whole)));
				assertThat(correct).containsExactly(later.correct(), base.correct());
				for (int example = 0; example < examples; example += 7) {
					int label = packing.unpackLabel(whole, base.correct(), example, truth[example]);
					assertThat(label).isEqualTo(base.labels()[example]);
					int reference = (difference.base() != null) ? label : truth[example];
					assertThat(packing.unpackLabel(difference, later.correct(), example, reference))
						.isEqualTo(later.labels()[example]);
				}
			}
		}
	}

	@Test
	void whatChangedLittleIsKeptAsTheDifferenceAndTakesLess() {
		int[] truth = this.random.ints(10_000, 0, 10).toArray();
		Packing packing = new Packing(truth, 10);
		MemberPredictions base = MemberPredictions.of(predict(truth, 10, 0.8), truth);
		int[] labels = base.labels().clone();
		for (int example = 0; example < labels.length; example += 100) {
			labels[example] = truth[example];
		}
		MemberPredictions later = MemberPredictions.of(labels, truth);
		PackedHistory difference = packing.pack(later, 0, base);
		assertThat(difference.base()).isZero();
		assertThat(size(difference)).isLessThan(size(packing.pack(later, null, null)) / 4);
	}

	@Test
	void whatHasLittleToDoWithTheBaseIsKeptWhole() {
		int[] truth = this.random.ints(10_000, 0, 10).toArray();
		Packing packing = new Packing(truth, 10);
		MemberPredictions base = MemberPredictions.of(predict(truth, 10, 0.2), truth);
		assertThat(packing.pack(MemberPredictions.of(predict(truth, 10, 0.99), truth), 0, base).base()).isNull();
	}

	private int[] predict(int[] truth, int classes, double accuracy) {
		return Arrays.stream(truth)
			.map((label) -> (this.random.nextDouble() < accuracy) ? label : this.random.nextInt(classes))
			.toArray();
	}

	private int[] change(int[] labels, int classes) {
		return Arrays.stream(labels)
			.map((label) -> (this.random.nextInt(10) == 0) ? this.random.nextInt(classes) : label)
			.toArray();
	}

	private static int count(int[] labels, int[] truth) {
		int count = 0;
		for (int example = 0; example < truth.length; example++) {
			count += (labels[example] == truth[example]) ? 1 : 0;
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
