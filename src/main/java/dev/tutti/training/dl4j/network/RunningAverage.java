package dev.tutti.training.dl4j.network;

import dev.tutti.architecture.layer.Layer;
import org.nd4j.linalg.api.blas.Level1;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A running average over mini-batches, as {@link Layer.BatchNorm} defines it. */
final class RunningAverage {

	private final INDArray batch;

	private final INDArray average;

	private final Level1 blas = Nd4j.getBlasWrapper().level1();

	RunningAverage(INDArray batch, INDArray average) {
		this.batch = batch;
		this.average = average;
	}

	/**
	 * Adds a mini-batch.
	 * @param step the number of the step, from 0
	 */
	void add(long step) {
		double momentum = Layer.BatchNorm.MOMENTUM;
		double kept = momentum * (1 - Math.pow(momentum, step)) / (1 - Math.pow(momentum, step + 1));
		this.blas.scal(this.average.length(), kept, this.average);
		this.blas.axpy(this.average.length(), 1 - kept, this.batch, this.average);
	}

}
