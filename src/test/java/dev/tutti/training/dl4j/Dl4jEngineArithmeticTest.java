package dev.tutti.training.dl4j;

import dev.tutti.training.EngineArithmeticContract;
import dev.tutti.training.TrainingEngine;

class Dl4jEngineArithmeticTest extends EngineArithmeticContract {

	@Override
	protected TrainingEngine engine() {
		return new Dl4jEngine();
	}

}
