package dev.tutti.training;

import java.util.List;
import java.util.Optional;

import dev.tutti.device.Device;
import dev.tutti.device.Devices;

import org.springframework.stereotype.Component;

/** The training engines, fastest first. */
@Component
public class Engines {

	/** The engine name that selects the fastest engine. */
	public static final String AUTO = "auto";

	private final List<TrainingEngine> engines;

	private final Devices devices;

	public Engines(List<TrainingEngine> engines, Devices devices) {
		this.engines = List.copyOf(engines);
		this.devices = devices;
	}

	/** All engines of this version, including those that support no device here. */
	public List<TrainingEngine> listAll() {
		return this.engines;
	}

	/** The engines that can train in this process. */
	public List<TrainingEngine> list() {
		return this.engines.stream().filter((engine) -> !listDevices(engine).isEmpty()).toList();
	}

	/** The devices that an engine supports. */
	public List<Device> listDevices(TrainingEngine engine) {
		return this.devices.list().stream().filter((device) -> engine.unsupportedReason(device) == null).toList();
	}

	/** The engine of a name; the fastest for {@value #AUTO}. */
	public Optional<TrainingEngine> find(String name) {
		return list().stream().filter((engine) -> name.equals(AUTO) || engine.name().equals(name)).findFirst();
	}

	/**
	 * The engine of a name; the fastest for {@value #AUTO}.
	 * @throws IllegalStateException when this process has no engine of that name
	 */
	public TrainingEngine get(String name) {
		return find(name).orElseThrow(() -> new IllegalStateException("This process has no engine '" + name + "'"));
	}

}
