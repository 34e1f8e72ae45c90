package dev.tutti.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.tutti.architecture.Architecture;
import dev.tutti.architecture.Mlp;
import dev.tutti.architecture.SmallCnn;
import dev.tutti.architecture.layer.Activation;
import dev.tutti.dataset.Examples;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.Split;
import dev.tutti.device.Device;
import dev.tutti.device.TestDevices;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The behaviour of every engine; see {@link EngineArithmeticContract} for the numbers.
 */
public abstract class EngineContract {

	private static final Device DEVICE = TestDevices.tested();

	private static final Mlp DROPPING = new Mlp(List.of(24, 16), Activation.TANH, 0.5);

	protected abstract TrainingEngine engine();

	static Stream<Architecture> architectures() {
		return Stream.of(TestPlan.LINEAR, TestPlan.MLP, TestPlan.SMALL_CNN, DROPPING,
				new SmallCnn(List.of(4), 4, 12, Activation.ELU, 0.3), TestPlan.MIXED, TestPlan.NESTED);
	}

	@ParameterizedTest
	@MethodSource("architectures")
	void learnsNoisyImages(Architecture architecture) {
		TestPlan plan = TestPlan.of(architecture).epochs(20);
		RecordingMonitor monitor = train(plan, 0, 1, 2, 3, 4, 5);
		// on average: so short a training depends on the initial weights
		assertThat(accuracy(monitor, Split.TRAIN, plan.train())).isGreaterThan(0.6);
		assertThat(accuracy(monitor, Split.TEST, plan.test())).isGreaterThan(0.4);
	}

	private static double accuracy(RecordingMonitor monitor, Split split, Examples examples) {
		return IntStream.range(0, 6)
			.mapToDouble((member) -> monitor.last(member).accuracy(split, examples.labels()))
			.average()
			.orElseThrow();
	}

	@ParameterizedTest
	@EnumSource(Activation.class)
	void learnsWithEveryActivation(Activation activation) {
		for (Architecture architecture : List.of(new Mlp(List.of(24), activation, 0.0),
				new SmallCnn(List.of(6), 3, 16, activation, 0.0))) {
			TestPlan plan = TestPlan.of(architecture).epochs(12);
			assertThat(train(plan, 0).last(0).accuracy(Split.TRAIN, plan.train().labels())).isGreaterThan(0.7);
		}
	}

	@ParameterizedTest
	@MethodSource("architectures")
	void learnsTwoClassesOfImagesWithThreeChannels(Architecture architecture) {
		Map<Split, Examples> examples = TestPlan.noisy(new Shape(3, 9, 7), 2);
		TestPlan plan = TestPlan.of(architecture).examples(examples, 2).epochs(6);
		RecordingMonitor monitor = train(plan, 0);
		assertThat(monitor.last(0).accuracy(Split.TEST, plan.test().labels())).isGreaterThan(0.8);
	}

	/** The classes have the same pixels in different channels. */
	@Test
	void convolutionDistinguishesChannels() {
		Shape shape = new Shape(2, 8, 8);
		float[][] features = new float[80][shape.size()];
		int[] labels = new int[80];
		for (int example = 0; example < 80; example++) {
			labels[example] = example % 2;
			for (int i = 0; i < 64; i++) {
				features[example][labels[example] * 64 + i] = ((example * 7 + i * 13) % 11) / 10f;
			}
		}
		TestExamples both = new TestExamples(shape, features, labels);
		TestPlan plan = TestPlan.of(TestPlan.SMALL_CNN)
			.examples(Map.of(Split.TRAIN, both, Split.TEST, both), 2)
			.epochs(20);
		assertThat(train(plan, 0).last(0).accuracy(Split.TEST, labels)).isEqualTo(1);
	}

	@ParameterizedTest
	@MethodSource("architectures")
	void theSameSeedGivesTheSameHistory(Architecture architecture) {
		TestPlan plan = TestPlan.of(architecture);
		assertSame(train(plan, 3), train(plan, 3), 3);
		assertThat(train(plan.seed(8), 3).last(3).predictions().get(Split.TEST).confidence())
			.isNotEqualTo(train(plan, 3).last(3).predictions().get(Split.TEST).confidence());
	}

	@Test
	void membersHaveDifferentHistories() {
		RecordingMonitor monitor = train(TestPlan.of(TestPlan.MLP), 0, 1);
		assertThat(monitor.last(0).predictions().get(Split.TEST).confidence())
			.isNotEqualTo(monitor.last(1).predictions().get(Split.TEST).confidence());
	}

	@ParameterizedTest
	@MethodSource("architectures")
	void aHistoryDoesNotDependOnTheBlock(Architecture architecture) {
		TestPlan plan = TestPlan.of(architecture).epochs(2).early(0.3);
		RecordingMonitor together = train(plan, 0, 1, 2, 3, 4);
		RecordingMonitor otherwise = train(plan, 4, 1);
		assertSame(together, otherwise, 1);
		assertSame(together, otherwise, 4);
		assertSame(together, train(plan, 2), 2);
	}

	@ParameterizedTest
	@MethodSource("architectures")
	void historyDoesNotDependOnConcurrentTraining(Architecture architecture) {
		TestPlan plan = TestPlan.of(architecture).epochs(2);
		RecordingMonitor alone = train(plan, 0, 1, 2, 3);
		CompletableFuture<RecordingMonitor> even = CompletableFuture.supplyAsync(() -> train(plan, 0, 2));
		CompletableFuture<RecordingMonitor> odd = CompletableFuture.supplyAsync(() -> train(plan, 1, 3));
		for (int member = 0; member < 4; member++) {
			assertSame(alone, ((member % 2 == 0) ? even : odd).join(), member);
		}
	}

	static Stream<TestPlan> resumable() {
		List<Optimizer> optimizers = List.of(TestPlan.sgd(0.05, 0.9), new Optimizer.Sgd(0.05, 0.9, true, null),
				new Optimizer.Adam(0.003, null, null, null, new StepDecay(2, 1)),
				new Optimizer.AdaDelta(null, null, null, null));
		return architectures().flatMap((architecture) -> optimizers.stream()
			.map((optimizer) -> TestPlan.of(architecture).optimizer(optimizer).epochs(2).early(0.2, 0.55)));
	}

	@ParameterizedTest
	@MethodSource("resumable")
	void resumesFromEveryCheckpointWithSameHistory(TestPlan plan) {
		RecordingMonitor whole = train(plan, 5);
		assertThat(whole.evaluated(5)).hasSize(4);
		for (RecordingMonitor.Evaluated from : whole.evaluated(5)) {
			RecordingMonitor rest = new RecordingMonitor().resume(5, from.state());
			engine().train(plan.plan(), List.of(4, 5), DEVICE, rest);
			List<RecordingMonitor.Evaluated> joined = new ArrayList<>(
					whole.evaluated(5).subList(0, from.checkpoint().number() + 1));
			joined.addAll(rest.evaluated(5));
			assertSame(whole.evaluated(5), joined);
		}
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 7, 25 })
	void stopsBeforeNextStepWhenRequested(long ask) {
		TestPlan plan = TestPlan.of(TestPlan.MLP);
		RecordingMonitor monitor = new RecordingMonitor().stopAt(ask);
		engine().train(plan.plan(), List.of(0), DEVICE, monitor);
		assertThat(monitor.trained(0)).isEqualTo(examplesIn(plan, ask - 1));
		assertThat(monitor.diverged()).isEmpty();
		assertThat(monitor.evaluated(0)).hasSize((int) ((ask - 1) / 10));
	}

	@Test
	void stopsWholeBlockWhenRequested() {
		RecordingMonitor monitor = new RecordingMonitor().stopAt(4);
		engine().train(TestPlan.of(TestPlan.MLP).plan(), List.of(0, 1, 2), DEVICE, monitor);
		for (int member = 0; member < 3; member++) {
			assertThat(monitor.trained(member)).isLessThanOrEqualTo(3 * 16);
			assertThat(monitor.evaluated(member)).isEmpty();
		}
	}

	@Test
	void reportsEveryExampleAndCheckpoint() {
		TestPlan plan = TestPlan.of(TestPlan.MLP).early(0.0001, 0.5);
		RecordingMonitor monitor = train(plan, 0, 1);
		assertThat(monitor.evaluated(1)).extracting(RecordingMonitor.Evaluated::checkpoint)
			.isEqualTo(plan.plan().checkpoints())
			.extracting(Checkpoint::step)
			.containsExactly(1L, 5L, 10L, 20L, 30L);
		assertThat(monitor.trained(1)).isEqualTo(3 * 150);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 149, 150, 1000 })
	void trainsWithAnyBatchSize(int batchSize) {
		for (Architecture architecture : List.of(TestPlan.SMALL_CNN, TestPlan.MIXED)) {
			RecordingMonitor monitor = train(TestPlan.of(architecture).batchSize(batchSize), 0);
			assertThat(monitor.trained(0)).isEqualTo(3 * 150);
			assertThat(monitor.evaluated(0)).hasSize(3);
		}
	}

	@Test
	void reportsDivergedMemberAndStopsTrainingIt() {
		TestPlan plan = TestPlan.of(deep()).optimizer(TestPlan.sgd(1000, 0.9));
		RecordingMonitor monitor = train(plan, 2, 6);
		assertThat(monitor.diverged()).containsOnlyKeys(2, 6);
		assertThat(monitor.diverged().values()).allMatch((epoch) -> epoch > 0 && epoch <= 3);
		assertThat(monitor.trained(2)).isLessThan(3 * 150);
	}

	/** Weights learned at a huge rate diverge at any other rate. */
	@Test
	void divergedMemberDoesNotAffectOtherMembers() {
		TestPlan plan = TestPlan.of(deep()).optimizer(TestPlan.sgd(0.001, 0.9)).early(0.0001);
		MemberState huge = train(plan.optimizer(TestPlan.sgd(1000, 0.9)), 1).evaluated(1).get(0).state();
		RecordingMonitor monitor = new RecordingMonitor().resume(1, huge);
		engine().train(plan.plan(), List.of(0, 1, 2), DEVICE, monitor);
		assertThat(monitor.diverged()).containsOnlyKeys(1);
		RecordingMonitor others = train(plan, 0, 2);
		assertSame(others, monitor, 0);
		assertSame(others, monitor, 2);
	}

	@Test
	void appliesDropoutOnlyDuringTraining() {
		TestPlan without = TestPlan.of(new Mlp(List.of(24, 16), Activation.TANH, 0.0));
		float[][] alike = new float[40][];
		Arrays.setAll(alike, (i) -> ((TestExamples) without.train()).features()[0]);
		TestExamples copies = new TestExamples(without.train().shape(), alike, new int[40]);
		Map<Split, Examples> examples = Map.of(Split.TRAIN, without.train(), Split.TEST, copies);
		RecordingMonitor plain = train(without.examples(examples, 10), 0);
		RecordingMonitor dropping = train(TestPlan.of(DROPPING).examples(examples, 10), 0);
		assertThat(dropping.last(0).predictions().get(Split.TRAIN).confidence())
			.isNotEqualTo(plain.last(0).predictions().get(Split.TRAIN).confidence());
		float[] confidence = dropping.last(0).predictions().get(Split.TEST).confidence();
		for (float one : confidence) {
			assertThat(one).isCloseTo(confidence[0], Offset.offset(1e-6f));
		}
	}

	@Test
	void blockSizeIsPositive() {
		Map<Split, Examples> examples = TestPlan.noisy(new Shape(3, 16, 16), 10);
		Stream.concat(architectures(), EngineZooContract.zoo()).forEach((architecture) -> {
			TestPlan plan = TestPlan.of(architecture).examples(examples, 10);
			assertThat(engine().blockSize(plan.plan(), DEVICE, 2)).isPositive();
		});
	}

	@Test
	void reportsNameVersionAndDeviceKind() {
		assertThat(engine().name()).matches("[a-z0-9-]+");
		assertThat(engine().version()).matches(".*\\d+\\.\\d+.*");
		assertThat(engine().version(TestDevices.PROCESSOR)).startsWith(engine().version()).contains("cpu");
		assertThat(engine().version(TestDevices.cuda(1, "A GPU", 1000, "9.0")))
			.isEqualTo(engine().version(TestDevices.cuda(0, "A GPU", 1000, "9.0")))
			.endsWith("cuda A GPU");
	}

	@Test
	void supportsCpuAndExplainsUnsupportedGpu() {
		assertThat(engine().unsupportedReason(TestDevices.PROCESSOR)).isNull();
		assertThat(engine().unsupportedReason(TestDevices.K80)).isNotBlank();
	}

	private RecordingMonitor train(TestPlan plan, Integer... members) {
		RecordingMonitor monitor = new RecordingMonitor();
		engine().train(plan.plan(), List.of(members), DEVICE, monitor);
		return monitor;
	}

	private static Mlp deep() {
		return new Mlp(List.of(16, 16, 16, 16), Activation.IDENTITY, 0.0);
	}

	private static long examplesIn(TestPlan plan, long steps) {
		long epochs = steps / 10;
		return epochs * plan.train().size() + steps % 10 * plan.training().batchSize();
	}

	private static void assertSame(RecordingMonitor expected, RecordingMonitor actual, int member) {
		assertThat(actual.evaluated(member)).isNotEmpty();
		assertSame(expected.evaluated(member), actual.evaluated(member));
	}

	static void assertSame(List<RecordingMonitor.Evaluated> expected, List<RecordingMonitor.Evaluated> actual) {
		assertThat(actual).extracting(RecordingMonitor.Evaluated::checkpoint)
			.isEqualTo(expected.stream().map(RecordingMonitor.Evaluated::checkpoint).toList());
		for (int i = 0; i < expected.size(); i++) {
			for (Split split : List.of(Split.TRAIN, Split.TEST)) {
				Predictions one = expected.get(i).predictions().get(split);
				Predictions other = actual.get(i).predictions().get(split);
				assertThat(other.labels()).isEqualTo(one.labels());
				assertThat(other.confidence()).isEqualTo(one.confidence());
				assertThat(other.margin()).isEqualTo(one.margin());
			}
			assertThat(actual.get(i).state().content()).isEqualTo(expected.get(i).state().content());
		}
	}

}
