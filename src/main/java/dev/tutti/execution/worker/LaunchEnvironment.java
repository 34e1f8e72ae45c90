package dev.tutti.execution.worker;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

import dev.tutti.device.Devices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Warns at start of missing environment variables. Native libraries read them before Java
 * can set anything, so the launcher must: bin/tutti, spring-boot:run and the image do.
 */
@Component
class LaunchEnvironment {

	private static final Logger logger = LoggerFactory.getLogger(LaunchEnvironment.class);

	/** Threads inside operations of small networks slow training down up to tenfold. */
	private static final List<String> THREADS = List.of("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS");

	/**
	 * Otherwise glibc's allocator retains more freed memory with every ensemble.
	 */
	private static final List<String> ALLOCATOR = List.of("MALLOC_ARENA_MAX", "MALLOC_MMAP_THRESHOLD_",
			"MALLOC_TRIM_THRESHOLD_");

	/** GPU numbers as in nvidia-smi, and deterministic sums in cuBLAS. */
	private static final Map<String, String> GPU = Map.of("CUDA_DEVICE_ORDER", "PCI_BUS_ID", "CUBLAS_WORKSPACE_CONFIG",
			":4096:8");

	private final Devices devices;

	LaunchEnvironment(Devices devices) {
		this.devices = devices;
	}

	@EventListener(ApplicationReadyEvent.class)
	void check() {
		Map<String, String> missing = missing(System.getenv(), !this.devices.listCuda().isEmpty());
		if (!missing.isEmpty()) {
			logger.warn("Missing environment variables: {}. {}", missing.keySet(),
					String.join(" ", new LinkedHashSet<>(missing.values())));
		}
	}

	/**
	 * @param gpu whether the machine has a GPU
	 */
	static Map<String, String> missing(Map<String, String> environment, boolean gpu) {
		Map<String, String> missing = new LinkedHashMap<>();
		for (String name : THREADS) {
			if (!"1".equals(environment.get(name))) {
				missing.put(name + "=1", "Training may be ten times slower without them.");
			}
		}
		for (String name : ALLOCATOR) {
			if (!environment.containsKey(name)) {
				missing.put(name, "The process may retain more memory than it uses without them.");
			}
		}
		if (gpu) {
			GPU.forEach((name, value) -> {
				if (!value.equals(environment.get(name))) {
					missing.put(name + "=" + value, "Histories trained on GPUs may differ between runs without them.");
				}
			});
		}
		return missing;
	}

}
