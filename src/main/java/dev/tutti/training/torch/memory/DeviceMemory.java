package dev.tutti.training.torch.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import dev.tutti.device.Device;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch;

/** The free memory of devices. */
public final class DeviceMemory {

	private static final Path INFORMATION = Path.of("/proc/meminfo");

	private static final long KIBIBYTE = 1L << 10;

	private DeviceMemory() {
	}

	/**
	 * Free bytes of a device, including the memory that libtorch keeps of freed tensors.
	 */
	public static long free(Device device) {
		if (!device.isCuda()) {
			// JavaCPP refuses to allocate beyond its own limit
			return Math.min(available(), Pointer.maxPhysicalBytes() - Pointer.physicalBytes());
		}
		try (PointerScope scope = new PointerScope()) {
			torch.emptyCache();
			return torch.getMemoryInfo(Byte.parseByte(device.name().substring("cuda:".length()))).first();
		}
	}

	/** Linux counts file caches as available, since they can be dropped. */
	private static long available() {
		try (Stream<String> lines = Files.lines(INFORMATION)) {
			return lines.filter((line) -> line.startsWith("MemAvailable:"))
				.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")) * KIBIBYTE)
				.findFirst()
				.orElseGet(Pointer::availablePhysicalBytes);
		}
		catch (IOException ex) {
			return Pointer.availablePhysicalBytes();
		}
	}

}
