package dev.tutti.training.dl4j.optimizer;

import java.util.List;

import dev.tutti.training.Optimizer;
import dev.tutti.training.dl4j.memory.NativeArena;
import dev.tutti.training.dl4j.parameter.NetworkParameters;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The update rule of an optimizer, on complete parameter vectors. */
public interface Dl4jUpdater {

	/**
	 * The update rule that computes an optimizer's updates.
	 * @param arena holds the optimizer's state
	 */
	static Dl4jUpdater of(Optimizer optimizer, NativeArena arena, NetworkParameters parameters) {
		if (optimizer instanceof Optimizer.Adam adam) {
			return new Dl4jAdam(adam, arena, parameters);
		}
		if (optimizer instanceof Optimizer.AdaDelta adaDelta) {
			return new Dl4jAdaDelta(adaDelta, arena, parameters);
		}
		return new Dl4jSgd((Optimizer.Sgd) optimizer, arena, parameters);
	}

	/**
	 * Updates the parameters once, by their gradients.
	 * @param number of the step, from 0
	 */
	void step(double learningRate, long number);

	/** The optimizer state, in the order in which snapshots store it. */
	List<INDArray> state();

}
