package dev.tutti.execution;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LaunchEnvironmentTest {

	private static final Map<String, String> WHOLE = Map.of("OMP_NUM_THREADS", "1", "OPENBLAS_NUM_THREADS", "1",
			"MALLOC_ARENA_MAX", "2", "MALLOC_MMAP_THRESHOLD_", "1048576", "MALLOC_TRIM_THRESHOLD_", "16777216");

	@Test
	void nothingIsMissingWhereAllIsSet() {
		assertThat(LaunchEnvironment.missing(WHOLE)).isEmpty();
	}

	@Test
	void whatIsAbsentOrOtherIsNamed() {
		assertThat(LaunchEnvironment.missing(Map.of())).hasSize(5);
		assertThat(LaunchEnvironment.missing(Map.of("OMP_NUM_THREADS", "2"))).containsKey("OMP_NUM_THREADS=1");
	}

	@Test
	void theTestsThemselvesRunWithAllOfIt() {
		assertThat(LaunchEnvironment.missing(System.getenv())).isEmpty();
	}

}
