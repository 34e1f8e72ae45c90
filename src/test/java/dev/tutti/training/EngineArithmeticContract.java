package dev.tutti.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.tutti.architecture.Architecture;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.Split;
import dev.tutti.device.Device;
import dev.tutti.device.TestDevices;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An engine's arithmetic, compared with {@link SoftmaxRegression} in double precision. A
 * linear model's weights are computed from its softmax outputs on unit vectors, so that
 * engines need not expose them.
 */
public abstract class EngineArithmeticContract {

	private static final Device DEVICE = TestDevices.tested();

	private static final Shape SHAPE = new Shape(1, 3, 4);

	private static final int CLASSES = 4;

	private static final int MEMBER = 3;

	protected abstract TrainingEngine engine();

	static Stream<TestPlan> trainings() {
		List<Optimizer> optimizers = List.of(TestPlan.sgd(0.3, 0), TestPlan.sgd(0.1, 0.9),
				new Optimizer.Sgd(0.1, 0.9, true, null), new Optimizer.Sgd(0.1, 0.8, false, new StepDecay(1.8, 2)),
				new Optimizer.Sgd(0.1, 0.8, true, new StepDecay(10, 1)),
				new Optimizer.Adam(0.01, null, null, null, null),
				new Optimizer.Adam(0.02, 0.8, 0.95, 0.01, new StepDecay(3, 2)),
				new Optimizer.AdaDelta(null, null, 1e-3, null),
				new Optimizer.AdaDelta(0.5, 0.9, 1e-4, new StepDecay(2, 1)));
		TestExamples train = TestExamples.noisy(SHAPE, CLASSES, 75, 11, 0);
		List<TestPlan> plans = new ArrayList<>();
		for (Optimizer optimizer : optimizers) {
			TestPlan plan = TestPlan.of(TestPlan.LINEAR)
				.examples(Map.of(Split.TRAIN, train, Split.TEST, unitVectors(SHAPE, CLASSES)), CLASSES)
				.batchSize(10)
				.epochs(5)
				.early(0.0001, 0.5)
				.optimizer(optimizer);
			plans.add(plan);
			// With an L2 penalty, the steps of the others depend on values that softmax
			// outputs do not determine.
			if (optimizer instanceof Optimizer.Sgd) {
				plans.add(plan.l2(0.05));
			}
		}
		return plans.stream();
	}

	@ParameterizedTest
	@MethodSource("trainings")
	void optimizerStepsMatchReference(TestPlan plan) {
		RecordingMonitor monitor = train(plan);
		SoftmaxRegression oracle = SoftmaxRegression.begin(plan,
				SoftmaxRegression.read(plan, monitor.evaluated(MEMBER).get(0).predictions().get(Split.TEST)), MEMBER);
		long steps = 0;
		for (RecordingMonitor.Evaluated evaluated : monitor.evaluated(MEMBER)) {
			for (; steps < evaluated.checkpoint().step(); steps++) {
				oracle.step(MEMBER);
			}
			for (Split split : List.of(Split.TRAIN, Split.TEST)) {
				Predictions expected = oracle.predictions(plan.examples().get(split));
				Predictions actual = evaluated.predictions().get(split);
				assertThat(actual.confidence()).containsExactly(expected.confidence(), Offset.offset(2e-4f));
				assertThat(actual.margin()).containsExactly(expected.margin(), Offset.offset(2e-3f));
			}
		}
	}

	@ParameterizedTest
	@MethodSource("trainings")
	void optimizerIncreasesLikelihood(TestPlan plan) {
		List<RecordingMonitor.Evaluated> evaluated = train(plan).evaluated(MEMBER);
		double first = logLikelihood(evaluated.get(0));
		assertThat(logLikelihood(evaluated.get(evaluated.size() - 1))).isGreaterThan(first);
	}

	@ParameterizedTest
	@EnumSource(Initialization.class)
	void initialWeightsHaveExpectedStandardDeviation(Initialization initialization) {
		Shape shape = new Shape(1, 20, 20);
		TestPlan plan = TestPlan.of(TestPlan.LINEAR)
			.examples(Map.of(Split.TRAIN, TestExamples.noisy(shape, 5, 20, 1, 0), Split.TEST, unitVectors(shape, 5)), 5)
			.training(new Training(1, 20, TestPlan.sgd(1e-12, 0), 0.0, initialization));
		double[][] weights = SoftmaxRegression.read(plan, train(plan).last(MEMBER).predictions().get(Split.TEST));
		double sum = 0;
		double squares = 0;
		for (int i = 0; i < shape.size(); i++) {
			for (int k = 1; k < 5; k++) {
				double difference = weights[i][k] - weights[i][0];
				sum += difference;
				squares += difference * difference;
			}
		}
		int count = shape.size() * 4;
		double truncated = (initialization == Initialization.TRUNCATED_NORMAL) ? 0.8796 : 1;
		double expected = truncated * initialization.standardDeviation(shape.size(), 5) * Math.sqrt(2);
		assertThat(Math.sqrt(squares / count)).isCloseTo(expected, Offset.offset(0.08 * expected));
		assertThat(sum / count).isCloseTo(0, Offset.offset(0.2 * expected));
		for (double bias : weights[shape.size()]) {
			assertThat(bias - weights[shape.size()][0]).isCloseTo(0, Offset.offset(1e-5));
		}
	}

	@ParameterizedTest
	@MethodSource("dev.tutti.training.EngineContract#architectures")
	void labelsConfidenceAndMarginAreConsistent(Architecture architecture) {
		TestPlan plan = TestPlan.of(architecture);
		RecordingMonitor monitor = new RecordingMonitor();
		engine().train(plan.plan(), List.of(0), DEVICE, monitor);
		for (Split split : List.of(Split.TRAIN, Split.TEST)) {
			int[] groundTruth = plan.examples().get(split).labels();
			Predictions predictions = monitor.last(0).predictions().get(split);
			for (int i = 0; i < groundTruth.length; i++) {
				assertThat(predictions.labels()[i] == groundTruth[i]).isEqualTo(predictions.margin()[i] > 0);
				assertThat(predictions.confidence()[i]).isBetween(0f, 1f);
				if (predictions.confidence()[i] > 0.5) {
					assertThat(predictions.labels()[i]).isEqualTo(groundTruth[i]);
				}
			}
		}
	}

	@ParameterizedTest
	@MethodSource("dev.tutti.training.EngineContract#architectures")
	void predictsSameLabelForBlankExamples(Architecture architecture) {
		TestPlan plan = TestPlan.of(architecture);
		TestExamples blank = new TestExamples(plan.train().shape(), new float[150][64], plan.train().labels());
		RecordingMonitor monitor = new RecordingMonitor();
		engine().train(plan.examples(Map.of(Split.TRAIN, blank, Split.TEST, blank), 10).plan(), List.of(0),
				TestDevices.PROCESSOR, monitor);
		assertThat(monitor.diverged()).isEmpty();
		assertThat(monitor.last(0).predictions().get(Split.TRAIN).labels())
			.containsOnly(monitor.last(0).predictions().get(Split.TEST).labels()[0]);
	}

	private RecordingMonitor train(TestPlan plan) {
		RecordingMonitor monitor = new RecordingMonitor();
		engine().train(plan.plan(), List.of(MEMBER), DEVICE, monitor);
		return monitor;
	}

	private static double logLikelihood(RecordingMonitor.Evaluated evaluated) {
		double sum = 0;
		for (float confidence : evaluated.predictions().get(Split.TRAIN).confidence()) {
			sum += Math.log(confidence);
		}
		return sum;
	}

	/** Every unit vector, then the zero vector, each once with every label. */
	private static TestExamples unitVectors(Shape shape, int classes) {
		int size = (shape.size() + 1) * classes;
		float[][] features = new float[size][shape.size()];
		int[] labels = new int[size];
		for (int i = 0; i < size; i++) {
			labels[i] = i % classes;
			if (i / classes < shape.size()) {
				features[i][i / classes] = 1;
			}
		}
		return new TestExamples(shape, features, labels);
	}

}
