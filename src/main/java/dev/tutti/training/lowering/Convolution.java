package dev.tutti.training.lowering;

import dev.tutti.architecture.layer.Activation;
import dev.tutti.architecture.layer.LayerShape;

/**
 * A convolution of stride 1 that keeps height and width, the max-pool that follows it,
 * then the activation. An activation never decreases, so the maximum of activated values
 * is the activated maximum.
 *
 * @param kernel the side of the convolution's window
 * @param pool the side of the pool's window; 1 without a pool
 * @param weights the index of the weights in {@link LoweredNetwork#parameters()}; the
 * biases follow them
 */
public record Convolution(LayerShape inputShape, int kernel, int filters, int pool, Activation activation,
		int weights) implements Operation {

	/** The shape between the convolution and the pool. */
	public LayerShape convolvedShape() {
		return LayerShape.image(this.filters, this.inputShape.height(), this.inputShape.width());
	}

	/** The shape after the pool. */
	@Override
	public LayerShape outputShape() {
		return LayerShape.image(this.filters, this.inputShape.height() / this.pool,
				this.inputShape.width() / this.pool);
	}

	/** The number of values that one output is computed from. */
	public int fanIn() {
		return this.kernel * this.kernel * this.inputShape.channels();
	}

	@Override
	public <I, R> R accept(OperationVisitor<I, R> visitor, I input) {
		return visitor.convolution(this, input);
	}

}
