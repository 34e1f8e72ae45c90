package dev.tutti.execution.worker;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LaunchEnvironmentTest {

	private static final Map<String, String> WHOLE = Map.of("OMP_NUM_THREADS", "1", "OPENBLAS_NUM_THREADS", "1",
			"MALLOC_ARENA_MAX", "2", "MALLOC_MMAP_THRESHOLD_", "1048576", "MALLOC_TRIM_THRESHOLD_", "16777216");

	@Test
	void findsNothingMissingWhenAllIsSet() {
		assertThat(LaunchEnvironment.missing(WHOLE, false)).isEmpty();
	}

	@Test
	void findsAbsentAndDifferentVariables() {
		assertThat(LaunchEnvironment.missing(Map.of(), false)).hasSize(5);
		assertThat(LaunchEnvironment.missing(Map.of("OMP_NUM_THREADS", "2"), false)).containsKey("OMP_NUM_THREADS=1");
	}

	@Test
	void requiresMoreVariablesForGpus() {
		assertThat(LaunchEnvironment.missing(WHOLE, true)).containsOnlyKeys("CUDA_DEVICE_ORDER=PCI_BUS_ID",
				"CUBLAS_WORKSPACE_CONFIG=:4096:8");
		assertThat(LaunchEnvironment.missing(System.getenv(), true)).isEmpty();
	}

	@Test
	void testsRunWithRequiredEnvironment() {
		assertThat(LaunchEnvironment.missing(System.getenv(), false)).isEmpty();
	}

}
