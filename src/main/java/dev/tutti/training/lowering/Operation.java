package dev.tutti.training.lowering;

import java.util.stream.Stream;

import dev.tutti.architecture.layer.LayerShape;

/**
 * One operation of a lowered network: a layer, or several layers that are computed as
 * one. All operations read and write the values of an example contiguously, images with
 * channels last.
 */
public sealed interface Operation
		permits Dense, Convolution, MaxPool, AveragePool, BatchNorm, Activate, Dropout, Residual {

	/** The shape of one example at the input. */
	LayerShape inputShape();

	/** The shape of one example at the output. */
	LayerShape outputShape();

	/**
	 * Calls the visitor's method for this kind of operation.
	 * @param input what the visitor represents the operation's input by
	 */
	<I, R> R accept(OperationVisitor<I, R> visitor, I input);

	/** This operation, then the operations within it, in the order of the layers. */
	default Stream<Operation> flatten() {
		return Stream.of(this);
	}

}
