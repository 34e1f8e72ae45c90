package dev.tutti.training.dl4j.network;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The values between two operations: {@code examples x height x width x channels} for
 * images, otherwise {@code examples x channels}.
 *
 * @param gradient the gradient of the loss with respect to each value; {@code null} if
 * not required
 */
record Signal(INDArray values, @Nullable INDArray gradient) {

	int examples() {
		return (int) this.values.size(0);
	}

	int channels() {
		return (int) this.values.size(-1);
	}

	/** A view with another shape. */
	Signal reshape(long... shape) {
		return new Signal(this.values.reshape(shape), (this.gradient != null) ? this.gradient.reshape(shape) : null);
	}

	/** One row per channel vector: for an image, one row per pixel. */
	Signal rows() {
		return reshape(this.values.length() / channels(), channels());
	}

	/** One row per example. */
	Signal flat() {
		return reshape(examples(), this.values.length() / examples());
	}

}
