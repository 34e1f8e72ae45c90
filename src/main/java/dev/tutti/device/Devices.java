package dev.tutti.device;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;

/**
 * The devices of this machine, detected without loading any engine's libraries: the CPU
 * first, then NVIDIA GPUs by number.
 */
@Component
public class Devices {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final List<Device> devices;

	Devices() {
		this(discover());
	}

	Devices(List<Device> devices) {
		this.devices = List.copyOf(devices);
	}

	public List<Device> list() {
		return this.devices;
	}

	/** The NVIDIA GPUs. */
	public List<Device> listCuda() {
		return this.devices.stream().filter(Device::isCuda).toList();
	}

	private static List<Device> discover() {
		List<Device> devices = new ArrayList<>();
		devices.add(Cpu.describe());
		devices.addAll(new NvidiaSmi(NvidiaSmi.COMMAND, PATIENCE).list(System.getenv("CUDA_VISIBLE_DEVICES")));
		return devices;
	}

}
