package dev.tutti.training.dl4j.network;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What passes between two layers, an example after another: of a picture
 * {@code examples x height x width x channels}, else {@code examples x channels}.
 *
 * @param gradient the loss's derivative by each value; {@code null} where none is wanted
 */
record Signal(INDArray values, @Nullable INDArray gradient) {

	int examples() {
		return (int) this.values.size(0);
	}

	int channels() {
		return (int) this.values.size(-1);
	}

	/** The same values, in another shape. */
	Signal reshape(long... shape) {
		return new Signal(this.values.reshape(shape), (this.gradient != null) ? this.gradient.reshape(shape) : null);
	}

	/** A row a channel sample: of a picture, a row a pixel. */
	Signal rows() {
		return reshape(this.values.length() / channels(), channels());
	}

	/** A row an example. */
	Signal flat() {
		return reshape(examples(), this.values.length() / examples());
	}

}
