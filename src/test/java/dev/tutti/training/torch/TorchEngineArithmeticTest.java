package dev.tutti.training.torch;

import dev.tutti.training.EngineArithmeticContract;
import dev.tutti.training.TrainingEngine;

class TorchEngineArithmeticTest extends EngineArithmeticContract {

	@Override
	protected TrainingEngine engine() {
		return new TorchEngine();
	}

}
