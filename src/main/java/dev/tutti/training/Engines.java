package dev.tutti.training;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

/** The engines that can train in this process, the fastest first. */
@Component
public class Engines {

	/** The name that leaves the choice to the service. */
	public static final String AUTO = "auto";

	private final List<TrainingEngine> engines;

	Engines(List<TrainingEngine> engines) {
		this.engines = engines.stream().filter(TrainingEngine::isPresent).toList();
	}

	public List<TrainingEngine> list() {
		return this.engines;
	}

	/** The engine of that name; the fastest for {@value #AUTO}. */
	public Optional<TrainingEngine> find(String name) {
		return this.engines.stream().filter((engine) -> name.equals(AUTO) || engine.name().equals(name)).findFirst();
	}

	/**
	 * The same.
	 * @throws IllegalStateException when this process has none of that name
	 */
	public TrainingEngine get(String name) {
		return find(name).orElseThrow(() -> new IllegalStateException("This process has no engine '" + name + "'"));
	}

}
