package dev.tutti.training.dl4j.optimizer;

import java.util.List;

import org.nd4j.linalg.api.ndarray.INDArray;

/** An optimiser's way from gradients to new weights, on whole vectors. */
public interface Dl4jOptimizer {

	/** Takes a step down the gradient. */
	void step(double learningRate, long number);

	/** What it remembers between steps. */
	List<INDArray> memory();

}
