package dev.tutti.training.dl4j;

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
class Dl4jInstructionSetTest {

	@Test
	void namesTheSameAtEveryCall() {
		new Dl4jEngine();
		assertThat(Dl4jInstructionSet.ask()).matches("libnd4j-\\w+ openblas-\\w+ onednn-(avx2|avx512_core)")
			.isEqualTo(Dl4jInstructionSet.ask());
	}

	/** oneDNN 2.3 reads DNNL_MAX_CPU_ISA, later releases also ONEDNN_MAX_CPU_ISA. */
	@Test
	void trainsSameHistoryWithVariableOfLaterOneDnnAndMoreOpenMpThreads() throws Exception {
		assertThat(run("ONEDNN_MAX_CPU_ISA", "SSE41", "OMP_NUM_THREADS", "2")).isEqualTo(run());
	}

	@Test
	void agreesWithTheVerboseOutputOfOneDnn() throws Exception {
		assertThat(output("DNNL_VERBOSE", "1", "DNNL_MAX_CPU_ISA", "AVX2")).contains("cpu,isa:Intel AVX2\n")
			.contains(" onednn-avx2; ");
		String verbose = output("DNNL_VERBOSE", "1");
		assertThat(verbose)
			.contains(verbose.contains("cpu,isa:Intel AVX-512") ? " onednn-avx512_core; " : " onednn-avx2; ");
	}

	@Test
	void namesAndTrainsDifferentlyWithAnotherInstructionSet() throws Exception {
		List<String> haswell = run("OPENBLAS_CORETYPE", "Haswell", "DNNL_MAX_CPU_ISA", "AVX2");
		List<String> nehalem = run("OPENBLAS_CORETYPE", "Nehalem", "DNNL_MAX_CPU_ISA", "AVX2");
		List<String> avx = run("OPENBLAS_CORETYPE", "Haswell", "DNNL_MAX_CPU_ISA", "AVX");
		assertThat(haswell.get(0)).isEqualTo("libnd4j-avx2 openblas-haswell onednn-avx2");
		assertThat(nehalem.get(0)).isEqualTo("libnd4j-avx2 openblas-nehalem onednn-avx2");
		assertThat(avx.get(0)).isEqualTo("libnd4j-avx2 openblas-haswell onednn-avx");
		assertThat(List.of(haswell.get(1), nehalem.get(1), avx.get(1))).doesNotHaveDuplicates();
	}

	/** The instruction sets, and a hash of what was trained with them. */
	private static List<String> run(String... environment) throws IOException, InterruptedException {
		String line = output(environment).lines().filter((one) -> one.startsWith("libnd4j-")).findFirst().orElseThrow();
		return List.of(line.split("; "));
	}

	private static String output(String... environment) throws IOException, InterruptedException {
		Map<String, String> variables = new HashMap<>();
		for (int i = 0; i < environment.length; i += 2) {
			variables.put(environment[i], environment[i + 1]);
		}
		return ChildProcess.output(Dl4jInstructionSetTest.class, variables);
	}

	public static void main(String[] arguments) {
		StringBuilder trained = new StringBuilder();
		for (TestPlan plan : List.of(TestPlan.of(TestPlan.MLP), TestPlan.of(TestPlan.MIXED))) {
			RecordingMonitor monitor = new RecordingMonitor();
			new Dl4jEngine().train(plan.plan(), List.of(0), TestDevices.PROCESSOR, monitor);
			for (Split split : List.of(Split.TRAIN, Split.TEST)) {
				trained.append(Arrays.hashCode(monitor.last(0).predictions().get(split).confidence())).append(' ');
			}
		}
		System.out.println(Dl4jInstructionSet.ask() + "; " + trained);
	}

}
