package dev.tutti.training.lowering;

import dev.tutti.architecture.layer.LayerShape;

/**
 * Normalizes each channel over the mini-batch, then scales and shifts it, as
 * {@link dev.tutti.architecture.layer.Layer.BatchNorm} defines it.
 *
 * @param scales the index of the scales in {@link LoweredNetwork#parameters()}; the
 * shifts follow them
 * @param means the index of the running means in {@link LoweredNetwork#statistics()}; the
 * running variances follow them
 */
public record BatchNorm(LayerShape inputShape, int scales, int means) implements Operation {

	/** The shape of the input. */
	@Override
	public LayerShape outputShape() {
		return this.inputShape;
	}

	@Override
	public <I, R> R accept(OperationVisitor<I, R> visitor, I input) {
		return visitor.batchNorm(this, input);
	}

}
