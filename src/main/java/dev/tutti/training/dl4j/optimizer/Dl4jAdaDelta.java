package dev.tutti.training.dl4j.optimizer;

import java.util.List;

import dev.tutti.training.Optimizer;
import dev.tutti.training.dl4j.memory.NativeArena;
import dev.tutti.training.dl4j.parameter.NetworkParameters;
import org.nd4j.linalg.api.ndarray.INDArray;

/** AdaDelta with ND4J's operation. */
final class Dl4jAdaDelta implements Dl4jUpdater {

	private final NativeUpdate update;

	Dl4jAdaDelta(Optimizer.AdaDelta optimizer, NativeArena arena, NetworkParameters parameters) {
		this.update = new NativeUpdate("ada_delta_updater", arena, parameters);
		this.update.context().setTArguments(optimizer.rho(), optimizer.epsilon());
	}

	@Override
	public void step(double learningRate, long number) {
		this.update.apply(learningRate);
	}

	/** The running averages of squared gradients, then of squared updates. */
	@Override
	public List<INDArray> state() {
		return List.of(this.update.firstState(), this.update.secondState());
	}

}
