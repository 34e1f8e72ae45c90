package dev.tutti.training.lowering;

import dev.tutti.architecture.layer.LayerShape;

/**
 * The maximum of each window of a max-pool that follows no convolution. Windows lie side
 * by side; a last, partial one is left out.
 *
 * @param size the side of a window, 2 or more
 */
public record MaxPool(int size, LayerShape inputShape, LayerShape outputShape) implements Operation {

	@Override
	public <I, R> R accept(OperationVisitor<I, R> visitor, I input) {
		return visitor.maxPool(this, input);
	}

}
