package dev.tutti.training;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.tutti.architecture.Architecture;
import dev.tutti.dataset.Examples;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.Split;
import dev.tutti.device.TestDevices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every engine evaluates its members on every split, with labels or without. */
public abstract class EngineSplitsContract {

	private static final Split VALIDATION = new Split("val");

	private static final Split UNLABELLED = new Split("tomorrow");

	private static final Shape SHAPE = new Shape(1, 8, 8);

	protected abstract TrainingEngine engine();

	static Stream<Architecture> architectures() {
		return Stream.of(TestPlan.LINEAR, TestPlan.SMALL_CNN, TestPlan.MIXED);
	}

	@ParameterizedTest
	@MethodSource("architectures")
	void historiesOfTrainAndTestAreThoseWithoutOtherSplits(Architecture architecture) {
		TestPlan plan = TestPlan.of(architecture).early(0.3);
		RecordingMonitor two = train(plan);
		RecordingMonitor four = train(plan.examples(withOtherSplits(plan), 10));
		for (int member : new int[] { 0, 3 }) {
			assertThat(four.evaluated(member)).hasSize(4);
			EngineContract.assertSame(two.evaluated(member), four.evaluated(member));
		}
	}

	@ParameterizedTest
	@MethodSource("architectures")
	void predictionsOfSplitAreTheSameUnderAnyName(Architecture architecture) {
		TestPlan plan = TestPlan.of(architecture);
		Map<Split, Examples> examples = withOtherSplits(plan);
		examples.put(VALIDATION, plan.test());
		examples.put(UNLABELLED, new Unlabelled(plan.test()));
		RecordingMonitor monitor = train(plan.examples(examples, 10));
		for (RecordingMonitor.Evaluated evaluated : monitor.evaluated(3)) {
			Predictions test = evaluated.predictions().get(Split.TEST);
			Predictions validation = evaluated.predictions().get(VALIDATION);
			Predictions unlabelled = evaluated.predictions().get(UNLABELLED);
			assertThat(validation.labels()).isEqualTo(test.labels());
			assertThat(validation.confidence()).isEqualTo(test.confidence());
			assertThat(validation.margin()).isEqualTo(test.margin());
			assertThat(unlabelled.labels()).isEqualTo(test.labels());
			assertThat(unlabelled.confidence()).isNull();
			assertThat(unlabelled.margin()).isNull();
		}
	}

	@Test
	void trainSplitAloneIsEnough() {
		TestPlan plan = TestPlan.of(TestPlan.MLP);
		RecordingMonitor alone = train(plan.examples(Map.of(Split.TRAIN, plan.train()), 10));
		assertThat(alone.last(3).predictions()).containsOnlyKeys(Split.TRAIN);
		assertThat(alone.last(3).predictions().get(Split.TRAIN).confidence())
			.isEqualTo(train(plan).last(3).predictions().get(Split.TRAIN).confidence());
	}

	@Test
	void memberIsResumedWithTheSameSplits() {
		TestPlan plan = TestPlan.of(TestPlan.MLP);
		TestPlan four = plan.examples(withOtherSplits(plan), 10);
		RecordingMonitor whole = train(four);
		RecordingMonitor resumed = new RecordingMonitor().resume(3, whole.evaluated(3).get(0).state());
		engine().train(four.plan(), List.of(3), TestDevices.tested(), resumed);
		assertThat(IntStream.range(0, 2)
			.mapToObj((i) -> resumed.evaluated(3).get(i).predictions().get(UNLABELLED).labels()))
			.containsExactly(whole.evaluated(3).get(1).predictions().get(UNLABELLED).labels(),
					whole.evaluated(3).get(2).predictions().get(UNLABELLED).labels());
	}

	private RecordingMonitor train(TestPlan plan) {
		RecordingMonitor monitor = new RecordingMonitor();
		engine().train(plan.plan(), List.of(0, 3), TestDevices.tested(), monitor);
		return monitor;
	}

	private static Map<Split, Examples> withOtherSplits(TestPlan plan) {
		Map<Split, Examples> examples = new TreeMap<>(plan.examples());
		examples.put(VALIDATION, TestExamples.noisy(SHAPE, 10, 70, 5, 2));
		// more than any other, so that buffers of evaluation are of another size
		examples.put(UNLABELLED, new Unlabelled(TestExamples.noisy(SHAPE, 10, 1100, 5, 3)));
		return examples;
	}

	/** The same without their labels. */
	private record Unlabelled(Examples examples) implements Examples {

		@Override
		public int size() {
			return this.examples.size();
		}

		@Override
		public Shape shape() {
			return this.examples.shape();
		}

		@Override
		public int[] labels() {
			return new int[size()];
		}

		@Override
		public boolean hasLabels() {
			return false;
		}

		@Override
		public void read(int index, float[] into, int offset) {
			this.examples.read(index, into, offset);
		}

	}

}
