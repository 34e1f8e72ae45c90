package dev.tutti.training.dl4j;

import dev.tutti.training.EngineZooContract;
import dev.tutti.training.TrainingEngine;

class Dl4jEngineZooTest extends EngineZooContract {

	@Override
	protected TrainingEngine engine() {
		return new Dl4jEngine();
	}

}
