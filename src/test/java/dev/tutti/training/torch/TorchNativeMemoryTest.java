package dev.tutti.training.torch;

import java.io.IOException;
import java.util.List;

import dev.tutti.architecture.Custom;
import dev.tutti.architecture.Mlp;
import dev.tutti.architecture.SmallCnn;
import dev.tutti.architecture.layer.Activation;
import dev.tutti.architecture.layer.Layer;
import dev.tutti.device.TestDevices;
import dev.tutti.training.FixedHeapProcess;
import dev.tutti.training.RecordingMonitor;
import dev.tutti.training.TestPlan;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Where the kernel tells what a process holds. */
@EnabledOnOs(OS.LINUX)
class TorchNativeMemoryTest {

	private static final int MEGABYTE = 1 << 20;

	@ParameterizedTest
	@ValueSource(strings = { "steps", "convolutions", "zoo", "blocks" })
	void nativeMemoryStaysFlat(String kind) throws Exception {
		FixedHeapProcess.Growth growth = FixedHeapProcess.run(TorchNativeMemoryTest.class, kind);
		assertThat(growth.bytes()).isLessThan(10L * MEGABYTE);
		assertThat(growth.nativeObjects()).isZero();
	}

	public static void main(String[] arguments) throws IOException {
		TestPlan plan = switch (arguments[0]) {
			// 1,125 steps, each with half a megabyte and more between its layers
			case "steps" -> TestPlan.of(new Mlp(List.of(256), Activation.RELU, 0.2)).batchSize(2).epochs(15);
			case "convolutions" -> TestPlan.of(new SmallCnn(List.of(8, 16), 3, 32, Activation.RELU, 0.2)).epochs(15);
			case "zoo" -> TestPlan.of(new Custom(List.of(new Layer.Convolution(16, 3, Activation.ELU),
					new Layer.BatchNorm(), new Layer.Activate(Activation.RELU), new Layer.AveragePool(2),
					new Layer.Residual(List.of(new Layer.Convolution(24, 3, Activation.IDENTITY), new Layer.BatchNorm(),
							new Layer.Dropout(0.2))),
					new Layer.MaxPool(2), new Layer.GlobalAveragePool(), new Layer.BatchNorm())))
				.epochs(10);
			default -> TestPlan.of(new SmallCnn(List.of(64), 3, 16, Activation.RELU, 0.0)).epochs(1).batchSize(150);
		};
		TorchEngine engine = new TorchEngine();
		int times = arguments[0].equals("blocks") ? 50 : 4;
		train(engine, plan, times);
		long growth = FixedHeapProcess.smallestGrowth(4, () -> train(engine, plan, times));
		FixedHeapProcess.report(growth, Pointer.totalCount());
	}

	private static void train(TorchEngine engine, TestPlan plan, int times) {
		for (int i = 0; i < times; i++) {
			engine.train(plan.plan(), List.of(0, 1, 2), TestDevices.PROCESSOR, new RecordingMonitor());
		}
	}

}
