package dev.tutti.device;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs nvidia-smi, NVIDIA's tool that lists GPUs. If it is missing, fails or times out,
 * there are no GPUs.
 */
final class NvidiaSmi {

	static final List<String> COMMAND = List.of("nvidia-smi", "--query-gpu=index,name,memory.total,compute_cap",
			"--format=csv,noheader,nounits");

	private static final Logger logger = LoggerFactory.getLogger(NvidiaSmi.class);

	private static final long MEBIBYTE = 1L << 20;

	private final List<String> command;

	private final Duration patience;

	NvidiaSmi(List<String> command, Duration patience) {
		this.command = command;
		this.patience = patience;
	}

	/**
	 * The GPUs that this process may use.
	 * @param visible the value of CUDA_VISIBLE_DEVICES; {@code null} for all
	 */
	List<Device> list(@Nullable String visible) {
		try {
			return visible(parse(run()), visible);
		}
		catch (IOException ex) {
			logger.debug("No GPUs: {}", ex.toString());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return List.of();
	}

	private String run() throws IOException, InterruptedException {
		Process process = new ProcessBuilder(this.command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
		try {
			// one line per GPU, which fits in the pipe's buffer
			if (!process.waitFor(this.patience.toMillis(), TimeUnit.MILLISECONDS)) {
				logger.warn("{} timed out; GPUs are not used", this.command.get(0));
				return "";
			}
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			return (process.exitValue() == 0) ? output : "";
		}
		finally {
			process.destroyForcibly();
		}
	}

	/**
	 * Parses one line per GPU: number, name, memory in MiB and compute capability. Other
	 * lines and GPUs without a compute capability are skipped.
	 */
	static List<Device> parse(String output) {
		List<Device> devices = new ArrayList<>();
		for (String line : output.lines().toList()) {
			String[] fields = line.split(",");
			int last = fields.length - 1;
			try {
				// a name may hold a comma
				String name = String.join(",", List.of(fields).subList(1, Math.max(1, last - 1))).strip();
				devices.add(new Device("cuda:" + Integer.parseInt(fields[0].strip()), name,
						Long.parseLong(fields[last - 1].strip()) * MEBIBYTE,
						ComputeCapability.parse(fields[last].strip())));
			}
			catch (IllegalArgumentException | IndexOutOfBoundsException ex) {
				if (!line.isBlank()) {
					logger.warn("Unusable GPU: '{}'", line);
				}
			}
		}
		return devices;
	}

	/**
	 * The GPUs visible to this process, numbered as CUDA does. Stops at the first invalid
	 * entry; non-numeric entries are treated as invalid.
	 */
	static List<Device> visible(List<Device> devices, @Nullable String visible) {
		if (visible == null) {
			return devices;
		}
		List<Device> shown = new ArrayList<>();
		for (String entry : visible.split(",", -1)) {
			String name = "cuda:" + entry.strip();
			Device device = devices.stream().filter((one) -> one.name().equals(name)).findFirst().orElse(null);
			if (device == null) {
				break;
			}
			shown.add(new Device("cuda:" + shown.size(), device.description(), device.memory(),
					device.computeCapability()));
		}
		return shown;
	}

}
