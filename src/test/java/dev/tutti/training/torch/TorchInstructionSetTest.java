package dev.tutti.training.torch;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.tutti.dataset.Split;
import dev.tutti.device.TestDevices;
import dev.tutti.training.ChildProcess;
import dev.tutti.training.RecordingMonitor;
import dev.tutti.training.TestPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;

/** Needs a CPU with AVX2. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class TorchInstructionSetTest {

	@Test
	void namesTheSameAtEveryCall() {
		assertThat(TorchInstructionSet.ask()).matches("aten-\\w+ openblas-\\w+").isEqualTo(TorchInstructionSet.ask());
	}

	@Test
	void namesAndTrainsDifferentlyWithAnotherInstructionSet() throws Exception {
		List<String> haswell = run("ATEN_CPU_CAPABILITY", "avx2", "OPENBLAS_CORETYPE", "Haswell");
		List<String> nehalem = run("ATEN_CPU_CAPABILITY", "avx2", "OPENBLAS_CORETYPE", "Nehalem");
		List<String> scalar = run("ATEN_CPU_CAPABILITY", "default", "OPENBLAS_CORETYPE", "Haswell");
		assertThat(haswell.get(0)).isEqualTo("aten-avx2 openblas-haswell");
		assertThat(nehalem.get(0)).isEqualTo("aten-avx2 openblas-nehalem");
		assertThat(scalar.get(0)).isEqualTo("aten-default openblas-haswell");
		assertThat(List.of(haswell.get(1), nehalem.get(1), scalar.get(1))).doesNotHaveDuplicates();
	}

	/** The kind of CPU therefore need not name the instruction set of oneDNN. */
	@Test
	void trainsWithoutOneDnn() throws Exception {
		assertThat(output("ONEDNN_VERBOSE", "1")).contains("; ").doesNotContain("onednn_verbose");
		assertThat(run("ONEDNN_MAX_CPU_ISA", "SSE41")).isEqualTo(run());
	}

	/** The instruction sets, and a hash of what was trained with them. */
	private static List<String> run(String... environment) throws IOException, InterruptedException {
		String line = output(environment).lines().filter((one) -> one.startsWith("aten-")).findFirst().orElseThrow();
		return List.of(line.split("; "));
	}

	private static String output(String... environment) throws IOException, InterruptedException {
		Map<String, String> variables = new HashMap<>();
		for (int i = 0; i < environment.length; i += 2) {
			variables.put(environment[i], environment[i + 1]);
		}
		return ChildProcess.output(TorchInstructionSetTest.class, variables);
	}

	public static void main(String[] arguments) {
		StringBuilder trained = new StringBuilder();
		for (TestPlan plan : List.of(TestPlan.of(TestPlan.MLP), TestPlan.of(TestPlan.MIXED))) {
			RecordingMonitor monitor = new RecordingMonitor();
			new TorchEngine().train(plan.plan(), List.of(0), TestDevices.PROCESSOR, monitor);
			for (Split split : List.of(Split.TRAIN, Split.TEST)) {
				trained.append(Arrays.hashCode(monitor.last(0).predictions().get(split).confidence())).append(' ');
			}
		}
		System.out.println(TorchInstructionSet.ask() + "; " + trained);
	}

}
