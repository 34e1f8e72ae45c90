package dev.tutti.training.torch.memory;

import dev.tutti.device.Device;
import dev.tutti.device.HostMemory;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch;

/** The free memory of devices. */
public final class DeviceMemory {

	private DeviceMemory() {
	}

	/**
	 * Free bytes of a device, including the memory that libtorch keeps of freed tensors.
	 */
	public static long free(Device device) {
		if (!device.isCuda()) {
			// JavaCPP refuses to allocate beyond its own limit
			return Math.min(HostMemory.available().orElseGet(Pointer::availablePhysicalBytes),
					Pointer.maxPhysicalBytes() - Pointer.physicalBytes());
		}
		try (PointerScope scope = new PointerScope()) {
			torch.emptyCache();
			return torch.getMemoryInfo(Byte.parseByte(device.name().substring("cuda:".length()))).first();
		}
	}

}
