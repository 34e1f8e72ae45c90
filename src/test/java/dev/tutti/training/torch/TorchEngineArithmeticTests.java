package dev.tutti.training.torch;

import dev.tutti.training.EngineArithmeticContract;
import dev.tutti.training.TrainingEngine;

class TorchEngineArithmeticTests extends EngineArithmeticContract {

	@Override
	protected TrainingEngine engine() {
		return new TorchEngine();
	}

}
