package dev.tutti.training.torch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.tutti.architecture.Activation;
import dev.tutti.architecture.Mlp;
import dev.tutti.architecture.SmallCnn;
import dev.tutti.training.RecordingMonitor;
import dev.tutti.training.TestPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;

/** Where the kernel tells what a process holds. */
@EnabledOnOs(OS.LINUX)
class NativeMemoryTests {

	private static final int MEGABYTE = 1 << 20;

	private final TorchEngine engine = new TorchEngine();

	@Test
	void memoryStaysFlatOverThousandsOfSteps() throws IOException {
		TestPlan steps = TestPlan.of(new Mlp(List.of(256), Activation.RELU, 0.2)).batchSize(2).epochs(5);
		TestPlan convolutions = TestPlan.of(new SmallCnn(List.of(8, 16), 3, 32, Activation.RELU, 0.2)).epochs(5);
		train(steps, 4);
		train(convolutions, 4);
		long before = residentBytes();
		// 7,500 steps, of which each takes half a megabyte or more for what is between
		train(steps, 20);
		train(convolutions, 20);
		assertThat(residentBytes() - before).isLessThan(60L * MEGABYTE);
	}

	@Test
	void memoryStaysFlatOverHundredsOfBlocks() throws IOException {
		TestPlan wide = TestPlan.of(new SmallCnn(List.of(64), 3, 16, Activation.RELU, 0.0)).epochs(1).batchSize(150);
		// long enough for the heap, which counts too, to have grown
		train(wide, 100);
		long before = residentBytes();
		train(wide, 200);
		assertThat(residentBytes() - before).isLessThan(60L * MEGABYTE);
	}

	private void train(TestPlan plan, int times) {
		for (int i = 0; i < times; i++) {
			this.engine.train(plan.plan(), List.of(0, 1, 2), new RecordingMonitor());
		}
	}

	private static long residentBytes() throws IOException {
		for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
			if (line.startsWith("VmRSS:")) {
				return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
			}
		}
		throw new IOException("No resident size");
	}

}
