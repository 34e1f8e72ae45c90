package dev.tutti.training.dl4j;

import dev.tutti.training.EngineSplitsContract;
import dev.tutti.training.TrainingEngine;

class Dl4jEngineSplitsTest extends EngineSplitsContract {

	@Override
	protected TrainingEngine engine() {
		return new Dl4jEngine();
	}

}
