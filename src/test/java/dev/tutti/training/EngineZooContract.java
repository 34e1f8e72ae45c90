package dev.tutti.training;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.tutti.architecture.Architecture;
import dev.tutti.architecture.Custom;
import dev.tutti.architecture.LinearStVgg;
import dev.tutti.architecture.MnistNet;
import dev.tutti.architecture.ResNet;
import dev.tutti.architecture.SmallStVgg;
import dev.tutti.architecture.StVgg;
import dev.tutti.architecture.layer.Activation;
import dev.tutti.architecture.layer.Layer;
import dev.tutti.dataset.Examples;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.Split;
import dev.tutti.device.TestDevices;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every engine trains the default networks of the paper and residual networks. */
public abstract class EngineZooContract {

	protected abstract TrainingEngine engine();

	static Stream<Architecture> zoo() {
		return Stream.of(new MnistNet(null, null, null), new StVgg(null, null, null), new SmallStVgg(null, null, null),
				new LinearStVgg(null, null), new ResNet(null, null, null, null),
				new ResNet(List.of(8, 16), 2, false, Activation.ELU));
	}

	@ParameterizedTest
	@MethodSource("zoo")
	void zooArchitectureLearnsAndResumesFromCheckpoint(Architecture architecture) {
		TestExamples examples = scaled(TestExamples.noisy(new Shape(1, 16, 16), 2, 40, 5, 0), 2, -1);
		TestPlan plan = TestPlan.of(architecture)
			.examples(Map.of(Split.TRAIN, examples, Split.TEST, examples), 2)
			.optimizer(new Optimizer.Adam(0.001, null, null, null, null))
			.epochs(8);
		RecordingMonitor monitor = train(plan);
		assertThat(monitor.evaluated(0)).anyMatch((at) -> at.accuracy(Split.TRAIN, examples.labels()) > 0.9);
		RecordingMonitor rest = new RecordingMonitor().resume(0, monitor.evaluated(0).get(6).state());
		engine().train(plan.plan(), List.of(0), TestDevices.tested(), rest);
		EngineContract.assertSame(monitor.evaluated(0).subList(7, 8), rest.evaluated(0));
	}

	/**
	 * Layers after a batch norm depend neither on the scale of the features nor on their
	 * mean, from the first evaluation on.
	 */
	@Test
	void batchNormEvaluatesWithRunningStatistics() {
		TestPlan plan = TestPlan
			.of(new Custom(List.of(new Layer.BatchNorm(), new Layer.Dense(12, Activation.TANH), new Layer.BatchNorm(),
					new Layer.Dense(8, Activation.TANH))))
			.optimizer(TestPlan.sgd(0.001, 0.9))
			.early(0.0001, 0.5);
		RecordingMonitor plain = train(plan);
		RecordingMonitor scaled = train(plan.examples(
				Map.of(Split.TRAIN, scaled(plan.train(), 20, -7), Split.TEST, scaled(plan.test(), 20, -7)),
				plan.classes()));
		for (int i = 0; i < plain.evaluated(0).size(); i++) {
			assertThat(scaled.evaluated(0).get(i).predictions().get(Split.TEST).confidence()).containsExactly(
					plain.evaluated(0).get(i).predictions().get(Split.TEST).confidence(), Offset.offset(5e-3f));
		}
	}

	private static TestExamples scaled(Examples examples, float factor, float shift) {
		float[][] features = new float[examples.size()][examples.shape().size()];
		for (int example = 0; example < features.length; example++) {
			examples.read(example, features[example], 0);
			for (int i = 0; i < features[example].length; i++) {
				features[example][i] = factor * features[example][i] + shift;
			}
		}
		return new TestExamples(examples.shape(), features, examples.labels());
	}

	private RecordingMonitor train(TestPlan plan) {
		RecordingMonitor monitor = new RecordingMonitor();
		engine().train(plan.plan(), List.of(0), TestDevices.tested(), monitor);
		return monitor;
	}

}
