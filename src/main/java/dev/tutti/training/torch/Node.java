package dev.tutti.training.torch;

import java.util.List;
import java.util.stream.Stream;

import dev.tutti.architecture.layer.Activation;
import dev.tutti.architecture.layer.LayerShape;
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
			Buffer output = wiring.output(input, width());
			Buffer inputGradient = wiring.inputGradient(input, first);
			return wiring.arena().backend().wide()
					? new StackedConvolutionStage(this.shape, wiring, this.parameter, this.activation, input, output,
							inputGradient)
					: new ConvolutionStage(this.shape, first, wiring, this.parameter, this.activation, input, output,
							inputGradient);
		}

	}

	record Dropout(int width, double rate) implements Node {

		@Override
		public @Nullable Stage stage(Wiring wiring, Tensor input, boolean first) {
			return wiring.training() ? wiring.keep(new DropoutStage(this.rate, input, wiring.output(input, this.width),
					wiring.output(input, this.width))) : null;
		}

	}

	/**
	 * @param extent of the input
	 */
	record MaxPool(int size, LayerShape extent, LayerShape pooled) implements Node {

		@Override
		public int width() {
			return this.pooled.size();
		}

		@Override
		public Stage stage(Wiring wiring, Tensor input, boolean first) {
			return new MaxPoolStage(this.size, this.extent, this.pooled, wiring.arena().backend(), input,
					wiring.output(input, width()), wiring.inputGradient(input, first));
		}

	}

	/**
	 * @param extent of the input
	 */
	record AveragePool(int windowHeight, int windowWidth, LayerShape extent, LayerShape pooled) implements Node {

		@Override
		public int width() {
			return this.pooled.size();
		}

		@Override
		public Stage stage(Wiring wiring, Tensor input, boolean first) {
			return new AveragePoolStage(this.windowHeight, this.windowWidth, this.extent, this.pooled, input,
					wiring.output(input, width()), wiring.inputGradient(input, first));
		}

	}

	/**
	 * @param parameter the place of its scales among the parameters
	 * @param statistic the place of its means among the statistics
	 */
	record BatchNorm(int width, int channels, int parameter, int statistic) implements Node {

		@Override
		public Stage stage(Wiring wiring, Tensor input, boolean first) {
			return new BatchNormStage(this.channels, wiring, this.parameter, this.statistic, input,
					wiring.output(input, this.width), first);
		}

	}

	record Activate(int width, Activation activation) implements Node {

		@Override
		public Stage stage(Wiring wiring, Tensor input, boolean first) {
			return new ActivationStage(this.activation, input, wiring.output(input, this.width));
		}

	}

	/**
	 * @param inner its layers
	 * @param skip the convolution of what it is given, if there is one
	 */
	record Residual(int width, List<Node> inner, List<Node> skip) implements Node {

		@Override
		public Stage stage(Wiring wiring, Tensor input, boolean first) {
			Chain chain = new Chain(this.inner, wiring, input, first);
			Chain projection = new Chain(this.skip, wiring, input, first);
			return new ResidualStage(chain, projection, wiring.output(input, this.width));
		}

		@Override
		public Stream<Node> all() {
			return Stream.concat(Stream.of(this),
					Stream.of(this.inner, this.skip).flatMap(List::stream).flatMap(Node::all));
		}

	}

}
