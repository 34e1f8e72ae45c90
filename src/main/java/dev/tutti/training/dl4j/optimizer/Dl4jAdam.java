package dev.tutti.training.dl4j.optimizer;

import java.util.List;

import dev.tutti.training.Optimizer;
import dev.tutti.training.dl4j.memory.NativeArena;
import dev.tutti.training.dl4j.parameter.NetworkParameters;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Adam with ND4J's operation, which adds epsilon before the bias correction of the second
 * moment. The paper's algorithm 1 adds it after, hence epsilon is multiplied by the
 * correction.
 */
final class Dl4jAdam implements Dl4jUpdater {

	private final Optimizer.Adam optimizer;

	private final NativeUpdate update;

	Dl4jAdam(Optimizer.Adam optimizer, NativeArena arena, NetworkParameters parameters) {
		this.optimizer = optimizer;
		this.update = new NativeUpdate("adam_updater", arena, parameters);
	}

	@Override
	public void step(double learningRate, long number) {
		double correction = Math.sqrt(1 - Math.pow(this.optimizer.beta2(), number + 1));
		this.update.context()
			.setTArguments(learningRate, this.optimizer.beta1(), this.optimizer.beta2(),
					this.optimizer.epsilon() * correction);
		this.update.context().setIArguments(number);
		this.update.apply(1);
	}

	/** The first moments, then the second ones, which the operation takes first. */
	@Override
	public List<INDArray> state() {
		return List.of(this.update.secondState(), this.update.firstState());
	}

}
