package dev.tutti.training.torch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import dev.tutti.device.Device;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch;

/** Free memory of devices. */
final class Room {

	private static final Path INFORMATION = Path.of("/proc/meminfo");

	private static final long KIBIBYTE = 1L << 10;

	private Room() {
	}

	/** Bytes that a device has free, what libtorch keeps of freed tensors among them. */
	static long on(Device device) {
		if (!device.isCuda()) {
			// beyond its own limit JavaCPP refuses
			return Math.min(available(), Pointer.maxPhysicalBytes() - Pointer.physicalBytes());
		}
		try (PointerScope scope = new PointerScope()) {
			torch.emptyCache();
			return torch.getMemoryInfo(Byte.parseByte(device.name().substring("cuda:".length()))).first();
		}
	}

	/** Caches of files can be given up: Linux counts them as available. */
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
