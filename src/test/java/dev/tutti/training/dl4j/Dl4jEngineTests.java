package dev.tutti.training.dl4j;

import dev.tutti.training.EngineContract;
import dev.tutti.training.TrainingEngine;

class Dl4jEngineTests extends EngineContract {

	@Override
	protected TrainingEngine engine() {
		return new Dl4jEngine();
	}

}
