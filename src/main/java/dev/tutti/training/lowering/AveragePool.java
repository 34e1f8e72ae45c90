package dev.tutti.training.lowering;

import dev.tutti.architecture.layer.LayerShape;

/**
 * The mean of each window. Windows lie side by side; a last, partial one is left out. A
 * global average-pool has one window, as large as the image.
 */
public record AveragePool(int windowHeight, int windowWidth, LayerShape inputShape,
		LayerShape outputShape) implements Operation {

	@Override
	public <I, R> R accept(OperationVisitor<I, R> visitor, I input) {
		return visitor.averagePool(this, input);
	}

}
