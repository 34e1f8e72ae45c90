package dev.tutti.training;

import java.util.List;
import java.util.Optional;

import dev.tutti.device.Device;
import dev.tutti.device.Devices;

import org.springframework.stereotype.Component;

/** The engines, the fastest first. */
@Component
public class Engines {

	/** The name that leaves the choice to the service. */
	public static final String AUTO = "auto";

	private final List<TrainingEngine> engines;

	private final Devices devices;

	public Engines(List<TrainingEngine> engines, Devices devices) {
		this.engines = List.copyOf(engines);
		this.devices = devices;
	}

	/** All that this version of the service knows, also those that run nowhere here. */
	public List<TrainingEngine> listAll() {
		return this.engines;
	}

	/** Those that can train in this process. */
	public List<TrainingEngine> list() {
		return this.engines.stream().filter((engine) -> !listDevices(engine).isEmpty()).toList();
	}

	/** The devices that an engine trains on. */
	public List<Device> listDevices(TrainingEngine engine) {
		return this.devices.list().stream().filter((device) -> engine.unsupportedReason(device) == null).toList();
	}

	/** The engine of that name; the fastest for {@value #AUTO}. */
	public Optional<TrainingEngine> find(String name) {
		return list().stream().filter((engine) -> name.equals(AUTO) || engine.name().equals(name)).findFirst();
	}

	/**
	 * The same.
	 * @throws IllegalStateException when this process has none of that name
	 */
	public TrainingEngine get(String name) {
		return find(name).orElseThrow(() -> new IllegalStateException("This process has no engine '" + name + "'"));
	}

}
