package dev.tutti.training.torch;

import java.util.List;
import java.util.stream.IntStream;

import dev.tutti.architecture.SmallCnn;
import dev.tutti.architecture.layer.Activation;
import dev.tutti.device.OutOfDeviceMemoryException;
import dev.tutti.device.TestDevices;
import dev.tutti.training.FixedHeapProcess;
import dev.tutti.training.RecordingMonitor;
import dev.tutti.training.TestPlan;
import dev.tutti.training.torch.memory.Backend;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** What comes of blocks that do not fit into memory. */
class OutOfMemoryTest {

	@Test
	void recognizesOutOfMemoryMessageOfLibtorch() {
		// larger than the address space: malloc fails with every overcommit setting
		for (long size : new long[] { 1L << 46, 1L << 62 }) {
			try (PointerScope scope = new PointerScope()) {
				Throwable refused = catchThrowable(() -> Backend.on("cpu").zeros(size));
				assertThat(OutOfDeviceMemoryException.isWhy(refused)).isTrue();
				assertThat(OutOfDeviceMemoryException.isWhy(new IllegalStateException("above", refused))).isTrue();
			}
		}
	}

	@Test
	void doesNotMistakeOtherFailuresForOutOfMemory() {
		assertThat(OutOfDeviceMemoryException.isWhy(new IllegalStateException("No space left on device"))).isFalse();
		assertThat(OutOfDeviceMemoryException.isWhy(new RuntimeException((String) null))).isFalse();
		assertThat(OutOfDeviceMemoryException.isWhy(new StackOverflowError())).isFalse();
	}

	/** In a process that may hold twice its heap, as JavaCPP has it. */
	@Test
	@EnabledOnOs(OS.LINUX)
	void rejectsTooLargeBlockAndTrainsSmallerOneAfterwards() throws Exception {
		assertThat(FixedHeapProcess.run(OutOfMemoryTest.class).nativeObjects()).isZero();
	}

	public static void main(String[] arguments) throws Exception {
		TestPlan plan = TestPlan.of(new SmallCnn(List.of(32, 64), 3, 128, Activation.RELU, 0.0)).epochs(1);
		TorchEngine engine = new TorchEngine();
		Throwable refused = catchThrowable(() -> engine.train(plan.plan(), IntStream.range(0, 400).boxed().toList(),
				TestDevices.PROCESSOR, new RecordingMonitor()));
		assertThat(refused).isInstanceOf(OutOfDeviceMemoryException.class).hasMessageContaining("cpu");
		RecordingMonitor monitor = new RecordingMonitor();
		engine.train(plan.plan(), List.of(0, 1), TestDevices.PROCESSOR, monitor);
		assertThat(monitor.evaluated(1)).hasSize(1);
		FixedHeapProcess.report(0, Pointer.totalCount());
	}

}
