package dev.tutti.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The memory of the machine, as Linux reports it. */
public final class HostMemory {

	private static final Path INFORMATION = Path.of("/proc/meminfo");

	private static final long KIBIBYTE = 1L << 10;

	private HostMemory() {
	}

	/**
	 * The bytes that processes can still allocate. Includes file caches, which Linux
	 * drops on demand. Empty on other systems.
	 */
	public static OptionalLong available() {
		try (Stream<String> lines = Files.lines(INFORMATION)) {
			return lines.filter((line) -> line.startsWith("MemAvailable:"))
				.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")) * KIBIBYTE)
				.findFirst();
		}
		catch (IOException ex) {
			return OptionalLong.empty();
		}
	}

}
