package dev.tutti.training.lowering;

import dev.tutti.architecture.layer.LayerShape;

/**
 * Zeroes values while training and scales the others up.
 *
 * @param rate the probability that a value is zeroed, above 0 and below 1
 */
public record Dropout(LayerShape inputShape, double rate) implements Operation {

	/** The shape of the input. */
	@Override
	public LayerShape outputShape() {
		return this.inputShape;
	}

	@Override
	public <I, R> R accept(OperationVisitor<I, R> visitor, I input) {
		return visitor.dropout(this, input);
	}

}
