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
 * The places where blocks train in this process: some on the processor, one on each GPU.
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

	/** Of all devices. */
	public int count() {
		return this.slots.values().stream().mapToInt(Integer::intValue).sum();
	}

	public int count(Device device) {
		return this.slots.getOrDefault(device, 0);
	}

	/**
	 * The devices that an ensemble is to train on here, all of one kind: that which it
	 * was begun on, and else GPUs before the processor, newer ones first.
	 * @return empty when it runs on another kind elsewhere
	 */
	public List<Device> list(Ensemble ensemble, TrainingEngine engine) {
		List<Device> able = this.engines.listDevices(engine);
		List<Device> before = able.stream().filter((device) -> ensemble.isTrainedBy(engine.version(device))).toList();
		if (!before.isEmpty() || (ensemble.state() == EnsembleState.RUNNING && ensemble.engineVersion() != null)) {
			return before;
		}
		String kind = able.stream().max(POWER).map(Device::kind).orElse("");
		return able.stream().filter((device) -> device.kind().equals(kind)).toList();
	}

	/** Takes a place on one of the devices; empty when all of theirs are taken. */
	public synchronized Optional<Slot> take(List<Device> devices) {
		for (Device device : devices) {
			if (this.taken.getOrDefault(device, 0) < count(device)) {
				this.taken.merge(device, 1, Integer::sum);
				return Optional.of(new Slot(device));
			}
		}
		return Optional.empty();
	}

	private synchronized void giveBack(Device device) {
		this.taken.merge(device, -1, Integer::sum);
	}

	/** A place on a device, until it is closed. */
	public final class Slot implements AutoCloseable {

		private final Device device;

		private Slot(Device device) {
			this.device = device;
		}

		public Device device() {
			return this.device;
		}

		@Override
		public void close() {
			giveBack(this.device);
		}

	}

}
