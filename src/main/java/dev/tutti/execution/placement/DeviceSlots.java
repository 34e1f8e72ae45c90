package dev.tutti.execution.placement;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.tutti.device.Device;
import dev.tutti.device.Devices;
import dev.tutti.ensemble.Ensemble;
import dev.tutti.ensemble.EnsembleState;
import dev.tutti.execution.ExecutionProperties;
import dev.tutti.training.Engines;
import dev.tutti.training.TrainingEngine;

import org.springframework.stereotype.Component;

/**
 * The slots of this process: places where one block trains at a time, several on the CPU,
 * one on each GPU.
 */
@Component
public class DeviceSlots {

	private static final Comparator<Device> POWER = Comparator
		.comparing(Device::computeCapability, Comparator.nullsFirst(Comparator.naturalOrder()))
		.thenComparing(Device::memory);

	private final Engines engines;

	private final Map<Device, Integer> slots = new HashMap<>();

	private final Map<Device, Integer> taken = new HashMap<>();

	DeviceSlots(Devices devices, Engines engines, ExecutionProperties properties) {
		this.engines = engines;
		int processor = (properties.slots() != null) ? properties.slots() : Runtime.getRuntime().availableProcessors();
		devices.list().forEach((device) -> this.slots.put(device, device.isCuda() ? 1 : processor));
	}

	/** The number of slots on all devices. */
	public int count() {
		return this.slots.values().stream().mapToInt(Integer::intValue).sum();
	}

	/** The number of slots on a device. */
	int count(Device device) {
		return this.slots.getOrDefault(device, 0);
	}

	/**
	 * The devices of this process that an ensemble may train on, all of one kind: the
	 * kind that it was begun on, else GPUs before the CPU, newer GPUs first.
	 * @return empty when it runs on another kind in another process
	 */
	List<Device> list(Ensemble ensemble, TrainingEngine engine) {
		List<Device> able = this.engines.listDevices(engine);
		List<Device> before = able.stream()
			.filter((device) -> ensemble.isTrainedBy(engine.baseVersion(device), () -> engine.version(device)))
			.toList();
		if (!before.isEmpty() || (ensemble.state() == EnsembleState.RUNNING && ensemble.engineVersion() != null)) {
			return before;
		}
		String kind = able.stream().max(POWER).map(Device::kind).orElse("");
		return able.stream().filter((device) -> device.kind().equals(kind)).toList();
	}

	/** Takes a free slot on one of the devices; empty when none has any. */
	synchronized Optional<Slot> take(List<Device> devices) {
		for (Device device : devices) {
			if (this.taken.getOrDefault(device, 0) < count(device)) {
				this.taken.merge(device, 1, Integer::sum);
				return Optional.of(new Slot(device, devices.stream().mapToInt(this::count).sum()));
			}
		}
		return Optional.empty();
	}

	private synchronized void giveBack(Device device) {
		this.taken.merge(device, -1, Integer::sum);
	}

	/** A place on a device, taken until it is closed. */
	public final class Slot implements AutoCloseable {

		private final Device device;

		private final int usable;

		private Slot(Device device, int usable) {
			this.device = device;
			this.usable = usable;
		}

		public Device device() {
			return this.device;
		}

		/** How many slots share the device. */
		public int sharing() {
			return count(this.device);
		}

		/** How many slots the ensemble's tasks may take in this process, free or not. */
		public int usable() {
			return this.usable;
		}

		@Override
		public void close() {
			giveBack(this.device);
		}

	}

}
