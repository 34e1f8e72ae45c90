package dev.tutti.training.torch;

import dev.tutti.training.EngineSplitsContract;
import dev.tutti.training.TrainingEngine;

class TorchEngineSplitsTest extends EngineSplitsContract {

	@Override
	protected TrainingEngine engine() {
		return new TorchEngine();
	}

}
