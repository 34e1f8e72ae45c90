package dev.tutti.training.lowering;

import dev.tutti.architecture.layer.Activation;
import dev.tutti.architecture.layer.LayerShape;

/**
 * A dense layer with its activation; it takes an image as a row of its values.
 *
 * @param weights the index of the weights in {@link LoweredNetwork#parameters()}; the
 * biases follow them
 */
public record Dense(LayerShape inputShape, int units, Activation activation, int weights) implements Operation {

	/** A row with a value for each unit. */
	@Override
	public LayerShape outputShape() {
		return LayerShape.row(this.units);
	}

	@Override
	public <I, R> R accept(OperationVisitor<I, R> visitor, I input) {
		return visitor.dense(this, input);
	}

}
