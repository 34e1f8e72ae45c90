package dev.tutti.training.dl4j.parameter;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The parameters of one batch norm, each a row with one value per channel. Running means
 * and variances have zero gradients, so that optimizers leave them unchanged.
 */
public record BatchNormParameters(INDArray scale, INDArray shift, INDArray mean, INDArray variance,
		INDArray scaleGradient, INDArray shiftGradient) {

	void reset() {
		this.scale.assign(1);
		this.shift.assign(0);
		this.mean.assign(0);
		this.variance.assign(1);
	}

}
