package dev.tutti.training.dl4j.parameter;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The weights, biases and gradients of one dense layer or convolution: views of the
 * network's vectors.
 *
 * @param matrix of a dense layer {@code inputs x units}, of a convolution
 * {@code filters x channels x kernel x kernel}
 */
public record WeightParameters(INDArray matrix, INDArray bias, INDArray matrixGradient, INDArray biasGradient) {

	/** The number of units or filters. */
	public int units() {
		return (int) this.bias.length();
	}

	/**
	 * The convolution as a dense layer over windows, whose values are ordered by channel,
	 * then row, then column.
	 */
	public WeightParameters overWindows() {
		return new WeightParameters(flat(this.matrix), this.bias, flat(this.matrixGradient), this.biasGradient);
	}

	private static INDArray flat(INDArray filters) {
		return filters.reshape('c', filters.size(0), filters.length() / filters.size(0)).transpose();
	}

}
