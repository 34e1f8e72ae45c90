package dev.tutti.training.torch;

import dev.tutti.training.EngineZooContract;
import dev.tutti.training.TrainingEngine;

class TorchEngineZooTest extends EngineZooContract {

	@Override
	protected TrainingEngine engine() {
		return new TorchEngine();
	}

}
