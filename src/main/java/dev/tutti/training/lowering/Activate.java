package dev.tutti.training.lowering;

import dev.tutti.architecture.layer.Activation;
import dev.tutti.architecture.layer.LayerShape;

/**
 * An activation of its own, which no convolution or dense layer includes.
 *
 * @param activation not the identity
 */
public record Activate(LayerShape inputShape, Activation activation) implements Operation {

	/** The shape of the input. */
	@Override
	public LayerShape outputShape() {
		return this.inputShape;
	}

	@Override
	public <I, R> R accept(OperationVisitor<I, R> visitor, I input) {
		return visitor.activate(this, input);
	}

}
