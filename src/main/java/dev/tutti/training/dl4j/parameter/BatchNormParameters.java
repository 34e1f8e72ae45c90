package dev.tutti.training.dl4j.parameter;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A batch norm's part of the parameters, each a row with a value a channel; running means
 * and variances have gradients of zero, so that no optimiser moves them.
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
