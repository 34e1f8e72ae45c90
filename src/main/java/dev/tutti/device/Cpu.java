package dev.tutti.device;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import com.sun.management.OperatingSystemMXBean;

/** CPU information from the operating system. */
final class Cpu {

	private static final Path INFORMATION = Path.of("/proc/cpuinfo");

	private Cpu() {
	}

	static Device describe() {
		OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
		return new Device(Device.CPU, model() + ", " + Runtime.getRuntime().availableProcessors() + " cores",
				system.getTotalMemorySize(), null);
	}

	/** The model name from Linux, otherwise the instruction set. */
	private static String model() {
		String unknown = System.getProperty("os.arch");
		try (Stream<String> lines = Files.lines(INFORMATION)) {
			return lines.filter((line) -> line.startsWith("model name"))
				.map((line) -> line.substring(line.indexOf(':') + 1).strip())
				.findFirst()
				.orElse(unknown);
		}
		catch (IOException ex) {
			return unknown;
		}
	}

}
