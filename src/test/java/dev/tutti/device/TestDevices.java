package dev.tutti.device;

import java.util.ArrayList;
import java.util.List;

import dev.tutti.training.Engines;
import dev.tutti.training.TrainingEngine;

/** Simulated devices. */
public final class TestDevices {

	public static final Device PROCESSOR = new Device("cpu", "A processor, 2 cores", 16L << 30, null);

	public static final Device H100 = cuda(0, "NVIDIA H100 80GB HBM3", 81559, "9.0");

	public static final Device RTX_4090 = cuda(0, "NVIDIA GeForce RTX 4090", 24564, "8.9");

	public static final Device K80 = cuda(0, "Tesla K80", 11441, "3.7");

	private TestDevices() {
	}

	/**
	 * The device that engines are tested on: the CPU, or the one that
	 * {@code -Dtutti.test.device} names, such as {@code cuda:0}.
	 */
	public static Device tested() {
		String name = System.getProperty("tutti.test.device", Device.CPU);
		return new Devices().list().stream().filter((device) -> device.name().equals(name)).findFirst().orElseThrow();
	}

	public static Device cuda(int number, String name, long mebibytes, String computeCapability) {
		return new Device("cuda:" + number, name, mebibytes << 20, ComputeCapability.parse(computeCapability));
	}

	/** A machine with the CPU and these GPUs. */
	public static Devices of(Device... gpus) {
		List<Device> devices = new ArrayList<>(List.of(PROCESSOR));
		devices.addAll(List.of(gpus));
		return new Devices(devices);
	}

	/** Engines on such a machine. */
	public static Engines engines(Devices devices, TrainingEngine... engines) {
		return new Engines(List.of(engines), devices);
	}

}
