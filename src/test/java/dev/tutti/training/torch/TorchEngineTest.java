package dev.tutti.training.torch;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;

import dev.tutti.architecture.Architecture;
import dev.tutti.architecture.Custom;
import dev.tutti.architecture.Linear;
import dev.tutti.architecture.Mlp;
import dev.tutti.architecture.MnistNet;
import dev.tutti.architecture.ResNet;
import dev.tutti.architecture.SmallCnn;
import dev.tutti.architecture.SmallStVgg;
import dev.tutti.architecture.layer.Activation;
import dev.tutti.architecture.layer.Layer;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.Split;
import dev.tutti.device.Device;
import dev.tutti.device.TestDevices;
import dev.tutti.training.EngineContract;
import dev.tutti.training.MemberState;
import dev.tutti.training.RecordingMonitor;
import dev.tutti.training.TestPlan;
import dev.tutti.training.TrainingEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TorchEngineTest extends EngineContract {

	private static final Device DEVICE = TestDevices.tested();

	private final TorchEngine engine = new TorchEngine();

	@Override
	protected TrainingEngine engine() {
		return this.engine;
	}

	/** Of widths that are and are not whole numbers of vectors, and as they come. */
	static Stream<Architecture> architecturesOfAllSizes() {
		return Stream.of(new Linear(), new Mlp(List.of(33, 17), Activation.TANH, 0.3), new Mlp(null, null, null),
				new Mlp(List.of(1), Activation.ELU, 0.0), new SmallCnn(List.of(5, 6), 3, 9, Activation.ELU, 0.2),
				new SmallCnn(List.of(9, 7, 3), 3, 9, Activation.TANH, 0.0), new SmallCnn(null, null, null, null, null),
				new MnistNet(null, null, null), new SmallStVgg(null, null, null),
				new ResNet(List.of(5, 9), 2, true, Activation.RELU),
				new ResNet(List.of(8, 16), 1, false, Activation.TANH),
				new Custom(List.of(new Layer.AveragePool(2), new Layer.BatchNorm(), new Layer.Activate(Activation.ELU),
						new Layer.Residual(
								List.of(new Layer.Convolution(11, 2, Activation.TANH), new Layer.Dropout(0.2))),
						new Layer.MaxPool(2), new Layer.Flatten(), new Layer.Dense(33, Activation.IDENTITY),
						new Layer.BatchNorm(), new Layer.Activate(Activation.TANH))),
				new Custom(List.of(new Layer.GlobalAveragePool(), new Layer.BatchNorm())));
	}

	@ParameterizedTest
	@MethodSource("architecturesOfAllSizes")
	void historyIsBitIdenticalInEveryBlock(Architecture architecture) {
		for (Shape shape : List.of(new Shape(1, 8, 8), new Shape(3, 9, 11))) {
			TestPlan plan = TestPlan.of(architecture)
				.examples(TestPlan.noisy(shape, 7), 7)
				.optimizer(TestPlan.sgd(0.01, 0.9))
				.l2(1e-3)
				.epochs(2);
			RecordingMonitor together = train(plan, 0, 1, 2, 3, 4, 5, 6);
			RecordingMonitor one = train(plan, 6);
			RecordingMonitor three = train(plan, 5, 6, 1);
			byte[] expected = together.last(6).state().content();
			assertThat(one.last(6).state().content()).isEqualTo(expected);
			assertThat(three.last(6).state().content()).isEqualTo(expected);
			float[] margin = together.last(6).predictions().get(Split.TRAIN).margin();
			assertThat(one.last(6).predictions().get(Split.TRAIN).margin()).isEqualTo(margin);
			assertThat(three.last(6).predictions().get(Split.TRAIN).margin()).isEqualTo(margin);
		}
	}

	@ParameterizedTest
	@EnumSource(Activation.class)
	void detectsNaNWeightBehindAnyActivation(Activation activation) {
		TestPlan plan = TestPlan.of(new SmallCnn(List.of(4, 4), 3, 8, activation, 0.0));
		MemberState state = train(plan, 0).evaluated(0).get(0).state();
		ByteBuffer.wrap(state.content()).putFloat(35 * Float.BYTES, Float.NaN);
		RecordingMonitor monitor = new RecordingMonitor().resume(0, state);
		this.engine.train(plan.plan(), List.of(0), DEVICE, monitor);
		assertThat(monitor.diverged()).containsOnlyKeys(0);
		assertThat(monitor.evaluated(0)).isEmpty();
	}

	@Test
	void rejectsStateOfOtherNetwork() {
		RecordingMonitor monitor = new RecordingMonitor().resume(0, new MemberState(0, new byte[12]));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.engine.train(TestPlan.of(TestPlan.MLP).plan(), List.of(0), DEVICE, monitor))
			.withMessageContaining("12 bytes");
	}

	private RecordingMonitor train(TestPlan plan, Integer... members) {
		RecordingMonitor monitor = new RecordingMonitor();
		this.engine.train(plan.plan(), List.of(members), DEVICE, monitor);
		return monitor;
	}

}
