package dev.tutti.training.dl4j.parameter;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One layer's part of the parameters and of their gradients.
 *
 * @param matrix of a dense layer {@code inputs x units}, of a convolution
 * {@code filters x channels x kernel x kernel}
 */
public record WeightParameters(INDArray matrix, INDArray bias, INDArray matrixGradient, INDArray biasGradient) {

	/** The values that one unit sums. */
	int inputs() {
		return (this.matrix.rank() == 2) ? (int) this.matrix.size(0) : (int) (this.matrix.size(1) * window());
	}

	/** The units that one value goes to. */
	int outputs() {
		return (this.matrix.rank() == 2) ? (int) this.matrix.size(1) : (int) (this.matrix.size(0) * window());
	}

	public int units() {
		return (int) this.bias.length();
	}

	/** The same as a dense layer over windows, channel by channel, row by row. */
	public WeightParameters overWindows() {
		return new WeightParameters(flat(this.matrix), this.bias, flat(this.matrixGradient), this.biasGradient);
	}

	private static INDArray flat(INDArray filters) {
		return filters.reshape('c', filters.size(0), filters.length() / filters.size(0)).transpose();
	}

	private long window() {
		return this.matrix.size(2) * this.matrix.size(3);
	}

}
