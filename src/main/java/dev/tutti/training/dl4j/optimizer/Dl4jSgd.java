package dev.tutti.training.dl4j.optimizer;

import java.util.List;

import dev.tutti.training.Optimizer;
import dev.tutti.training.dl4j.memory.NativeArena;
import dev.tutti.training.dl4j.parameter.NetworkParameters;
import org.nd4j.linalg.api.blas.Level1;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Stochastic gradient descent as {@link Optimizer.Sgd} defines it, which keeps the
 * learning rate out of the velocity, unlike Deeplearning4j's Nesterovs.
 */
final class Dl4jSgd implements Dl4jUpdater {

	private final Optimizer.Sgd optimizer;

	private final INDArray weights;

	private final INDArray gradients;

	private final INDArray velocity;

	private final Level1 blas = Nd4j.getBlasWrapper().level1();

	Dl4jSgd(Optimizer.Sgd optimizer, NativeArena arena, NetworkParameters parameters) {
		this.optimizer = optimizer;
		this.weights = parameters.values();
		this.gradients = parameters.gradients();
		this.velocity = arena.array(this.weights.shape());
	}

	@Override
	public void step(double learningRate, long number) {
		long length = this.weights.length();
		double momentum = this.optimizer.momentum();
		if (momentum == 0) {
			this.blas.axpy(length, -learningRate, this.gradients, this.weights);
			return;
		}
		this.blas.scal(length, momentum, this.velocity);
		this.blas.axpy(length, 1, this.gradients, this.velocity);
		if (this.optimizer.nesterov()) {
			this.blas.axpy(length, -learningRate, this.gradients, this.weights);
			this.blas.axpy(length, -learningRate * momentum, this.velocity, this.weights);
		}
		else {
			this.blas.axpy(length, -learningRate, this.velocity, this.weights);
		}
	}

	@Override
	public List<INDArray> state() {
		return List.of(this.velocity);
	}

}
