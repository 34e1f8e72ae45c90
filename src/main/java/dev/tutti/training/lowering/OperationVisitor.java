package dev.tutti.training.lowering;

/**
 * Translates operations to what an engine computes them with.
 *
 * @param <I> represents the input of an operation
 * @param <R> represents the translated operation
 */
public interface OperationVisitor<I, R> {

	R dense(Dense operation, I input);

	R convolution(Convolution operation, I input);

	R maxPool(MaxPool operation, I input);

	R averagePool(AveragePool operation, I input);

	R batchNorm(BatchNorm operation, I input);

	R activate(Activate operation, I input);

	R dropout(Dropout operation, I input);

	R residual(Residual operation, I input);

}
