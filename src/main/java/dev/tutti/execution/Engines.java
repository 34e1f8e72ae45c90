package dev.tutti.execution;

import java.util.List;

import dev.tutti.training.TrainingEngine;
import org.springframework.stereotype.Component;

/** The engines present in this process. */
@Component
class Engines {

	private final List<TrainingEngine> engines;

	Engines(List<TrainingEngine> engines) {
		this.engines = engines;
	}

	TrainingEngine get(String name) {
		return this.engines.stream()
			.filter((engine) -> engine.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("This process has no engine '" + name + "'"));
	}

}
