package dev.tutti.training.dl4j;

import java.io.IOException;
import java.util.List;

import dev.tutti.architecture.Mlp;
import dev.tutti.architecture.SmallCnn;
import dev.tutti.architecture.layer.Activation;
import dev.tutti.dataset.Shape;
import dev.tutti.device.TestDevices;
import dev.tutti.training.FixedHeapProcess;
import dev.tutti.training.RecordingMonitor;
import dev.tutti.training.TestPlan;
import dev.tutti.training.dl4j.memory.NativeArena;
import dev.tutti.training.dl4j.parameter.NetworkParameters;
import dev.tutti.training.lowering.LoweredNetwork;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.nd4j.linalg.api.ndarray.INDArray;

import static org.assertj.core.api.Assertions.assertThat;

/** Reads the resident memory of a process, which Linux reports. */
@EnabledOnOs(OS.LINUX)
class Dl4jNativeMemoryTest {

	private static final int MEGABYTE = 1 << 20;

	@Test
	void nativeMemoryStaysFlatOverHundredsOfMembers() throws Exception {
		assertThat(FixedHeapProcess.run(Dl4jNativeMemoryTest.class).bytes()).isLessThan(15L * MEGABYTE);
	}

	public static void main(String[] arguments) throws IOException {
		TestPlan small = TestPlan.of(new Mlp(List.of(24), Activation.RELU, 0.2)).epochs(1);
		// holds about 20 MB per block, so that memory that is not freed shows
		TestPlan wide = TestPlan.of(new SmallCnn(List.of(128), 3, 16, Activation.RELU, 0.2)).epochs(1).batchSize(150);
		TestPlan mixed = TestPlan.of(TestPlan.MIXED).epochs(1);
		Runnable round = () -> {
			train(small, 100);
			train(wide, 10);
			train(mixed, 40);
		};
		round.run();
		FixedHeapProcess.report(FixedHeapProcess.smallestGrowth(4, round), Pointer.totalCount());
	}

	@Test
	void closeReleasesArraysImmediately() {
		INDArray array;
		try (NativeArena arena = new NativeArena()) {
			array = arena.array(3, 4);
			assertThat(array.wasClosed()).isFalse();
		}
		assertThat(array.wasClosed()).isTrue();
		INDArray weights;
		INDArray gradients;
		try (NetworkParameters parameters = new NetworkParameters(
				LoweredNetwork.of(TestPlan.MLP, new Shape(1, 8, 8), 10))) {
			weights = parameters.values();
			gradients = parameters.gradients();
		}
		assertThat(weights.wasClosed()).isTrue();
		assertThat(gradients.wasClosed()).isTrue();
	}

	private static void train(TestPlan plan, int members) {
		Dl4jEngine engine = new Dl4jEngine();
		for (int member = 0; member < members; member++) {
			engine.train(plan.plan(), List.of(member), TestDevices.PROCESSOR, new RecordingMonitor());
		}
	}

}
