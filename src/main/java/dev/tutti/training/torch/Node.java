package dev.tutti.training.torch;

import java.util.stream.Stream;

import dev.tutti.architecture.Activation;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A layer on examples of one size, or two that are computed as one: what becomes a stage.
 */
sealed interface Node {

	/** Values it gives of an example. */
	int width();

	/**
	 * Its stage on such an input.
	 * @param first whether no layer before it asks for a gradient
	 * @return {@code null} if it passes its input on
	 */
	@Nullable Stage stage(Wiring wiring, Tensor input, boolean first);

	/** Itself and those within. */
	default Stream<Node> all() {
		return Stream.of(this);
	}

	/**
	 * @param parameter the place of its weights among the parameters
	 */
	record Dense(int width, Activation activation, int parameter) implements Node {

		@Override
		public Stage stage(Wiring wiring, Tensor input, boolean first) {
			return new DenseStage(wiring.parameters(), this.parameter, this.activation, input,
					wiring.output(input, this.width), wiring.inputGradient(input, first));
		}

	}

	/**
	 * A convolution with the max-pool on it.
	 */
	record Convolution(ConvolutionShape shape, Activation activation, int parameter) implements Node {

		@Override
		public int width() {
			return this.shape.windows() * this.shape.filters();
		}

		@Override
		public Stage stage(Wiring wiring, Tensor input, boolean first) {
			return new ConvolutionStage(this.shape, first, wiring, this.parameter, this.activation, input,
					wiring.output(input, width()), wiring.inputGradient(input, first));
		}

	}

	record Dropout(int width, double rate) implements Node {

		@Override
		public @Nullable Stage stage(Wiring wiring, Tensor input, boolean first) {
			return wiring.training() ? wiring.keep(new DropoutStage(this.rate, input, wiring.output(input, this.width),
					wiring.output(input, this.width))) : null;
		}

	}

}
