package dev.tutti.training.dl4j;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

import dev.tutti.architecture.SmallCnn;
import dev.tutti.architecture.layer.Activation;
import dev.tutti.dataset.Shape;
import dev.tutti.device.TestDevices;
import dev.tutti.training.EngineContract;
import dev.tutti.training.MemberState;
import dev.tutti.training.RecordingMonitor;
import dev.tutti.training.TestPlan;
import dev.tutti.training.TrainingEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class Dl4jEngineTest extends EngineContract {

	private final Dl4jEngine engine = new Dl4jEngine();

	@Override
	protected TrainingEngine engine() {
		return this.engine;
	}

	@ParameterizedTest
	@EnumSource(Activation.class)
	void detectsNaNWeightBehindAnyActivation(Activation activation) {
		TestPlan plan = TestPlan.of(new SmallCnn(List.of(4, 4), 3, 8, activation, 0.0));
		RecordingMonitor healthy = new RecordingMonitor();
		this.engine.train(plan.plan(), List.of(0), TestDevices.PROCESSOR, healthy);
		MemberState state = healthy.evaluated(0).get(0).state();
		ByteBuffer content = ByteBuffer.wrap(state.content()).order(ByteOrder.LITTLE_ENDIAN);
		// the first convolution's last weight, behind the velocity and four biases
		content.putFloat(content.capacity() / 2 + (4 + 4 * 9 - 1) * Float.BYTES, Float.NaN);
		RecordingMonitor monitor = new RecordingMonitor().resume(0, state);
		this.engine.train(plan.plan(), List.of(0), TestDevices.PROCESSOR, monitor);
		assertThat(monitor.diverged()).containsOnlyKeys(0);
		assertThat(monitor.evaluated(0)).isEmpty();
	}

	@Test
	void rejectsStateOfOtherNetwork() {
		RecordingMonitor monitor = new RecordingMonitor().resume(0, new MemberState(0, new byte[12]));
		assertThatIllegalStateException().isThrownBy(
				() -> this.engine.train(TestPlan.of(TestPlan.MLP).plan(), List.of(0), TestDevices.PROCESSOR, monitor))
			.withMessageContaining("12 bytes");
	}

	@Test
	void blockSizeIsLargerForShortTrainings() {
		TestPlan small = TestPlan.of(TestPlan.MLP).epochs(5).batchSize(32);
		assertThat(this.engine.blockSize(small.plan(), TestDevices.PROCESSOR, 2)).isEqualTo(8);
		TestPlan large = TestPlan.of(new SmallCnn(null, null, null, null, null))
			.examples(TestPlan.noisy(new Shape(1, 28, 28), 10), 10)
			.epochs(500);
		assertThat(this.engine.blockSize(large.plan(), TestDevices.PROCESSOR, 2)).isEqualTo(1);
	}

}
