package dev.tutti.training.dl4j;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.tutti.architecture.Activation;
import dev.tutti.architecture.Mlp;
import dev.tutti.architecture.SmallCnn;
import dev.tutti.dataset.Shape;
import dev.tutti.training.RecordingMonitor;
import dev.tutti.training.TestPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.nd4j.linalg.api.ndarray.INDArray;

import static org.assertj.core.api.Assertions.assertThat;

/** Where the kernel tells what a process holds. */
@EnabledOnOs(OS.LINUX)
class NativeMemoryTests {

	private static final int MEGABYTE = 1 << 20;

	private final Dl4jEngine engine = new Dl4jEngine();

	@Test
	void memoryStaysFlatOverHundredsOfMembers() throws IOException {
		TestPlan small = TestPlan.of(new Mlp(List.of(24), Activation.RELU, 0.2)).epochs(1);
		// holds some 20 MB a block, so that what is not freed shows
		TestPlan wide = TestPlan.of(new SmallCnn(List.of(128), 3, 16, Activation.RELU, 0.2)).epochs(1).batchSize(150);
		train(small, 0, 50);
		train(wide, 0, 5);
		long before = residentBytes();
		train(small, 0, 200);
		train(wide, 0, 20);
		assertThat(residentBytes() - before).isLessThan(60L * MEGABYTE);
	}

	@Test
	void closingFreesAtOnce() {
		INDArray array;
		try (Arena arena = new Arena()) {
			array = arena.array(3, 4);
			assertThat(array.wasClosed()).isFalse();
		}
		assertThat(array.wasClosed()).isTrue();
		INDArray weights;
		try (Parameters parameters = new Parameters(TestPlan.MLP.layers(10), new Shape(1, 8, 8))) {
			weights = parameters.values();
		}
		assertThat(weights.wasClosed()).isTrue();
	}

	private void train(TestPlan plan, int from, int to) {
		for (int member = from; member < to; member++) {
			this.engine.train(plan.plan(), List.of(member), new RecordingMonitor());
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
