package dev.tutti.training.torch;

import java.util.ArrayList;
import java.util.List;

import dev.tutti.architecture.Activation;
import dev.tutti.architecture.Architecture;
import dev.tutti.architecture.Layer;
import dev.tutti.dataset.Shape;

/**
 * An architecture on pictures of one size, laid out for stages: what each layer is given,
 * and the parameters it takes.
 * <p>
 * Pictures lie channels last within, so a dense layer sees the values in another order
 * than {@link Layer} says; as its weights are drawn alike for all inputs, it is the same
 * network.
 */
final class Network {

	private final List<Node> nodes = new ArrayList<>();

	private final List<ParameterShape> parameters = new ArrayList<>();

	private final boolean pictures;

	Network(Architecture architecture, Shape shape, int classes) {
		List<Layer> layers = architecture.layers(classes);
		this.pictures = layers.get(0) instanceof Layer.Convolution;
		Shape current = shape;
		for (int i = 0; i < layers.size(); i++) {
			Layer layer = layers.get(i);
			if (layer instanceof Layer.Convolution convolution) {
				int pool = (layers.get(i + 1) instanceof Layer.MaxPool next) ? next.size() : 1;
				ConvolutionShape sizes = new ConvolutionShape(current.channels(), current.height(), current.width(),
						convolution.kernel(), convolution.filters(), pool);
				this.nodes.add(new ConvolutionNode(sizes, convolution.activation(), this.parameters.size()));
				add(sizes.inputs(), sizes.filters(), sizes.kernel() * sizes.kernel() * sizes.filters());
				current = new Shape(sizes.filters(), sizes.pooledHeight(), sizes.pooledWidth());
				i += (pool > 1) ? 1 : 0;
			}
			else if (layer instanceof Layer.Dense dense) {
				this.nodes.add(new DenseNode(dense.units(), dense.activation(), this.parameters.size()));
				add(current.size(), dense.units(), dense.units());
				current = new Shape(dense.units(), 1, 1);
			}
			else if (layer instanceof Layer.Dropout dropout) {
				this.nodes.add(new DropoutNode(current.size(), dropout.rate()));
			}
			else {
				throw new IllegalArgumentException("A max-pool follows a convolution");
			}
		}
	}

	private void add(int inputs, int units, int outputs) {
		this.parameters.add(ParameterShape.weights(inputs, units, outputs));
		this.parameters.add(ParameterShape.biases(units));
	}

	/** Whether the first layer wants pictures, channels last, rather than rows. */
	boolean pictures() {
		return this.pictures;
	}

	List<ParameterShape> parameters() {
		return this.parameters;
	}

	/** The most values that a layer gives of an example. */
	int widest() {
		return this.nodes.stream().mapToInt(Node::width).max().orElse(1);
	}

	List<Node> nodes() {
		return this.nodes;
	}

	/** A layer that becomes a stage. */
	sealed interface Node {

		/** Values it gives of an example. */
		int width();

	}

	/**
	 * @param parameter the place of its weights among the parameters
	 */
	record DenseNode(int units, Activation activation, int parameter) implements Node {

		@Override
		public int width() {
			return this.units;
		}

	}

	record ConvolutionNode(ConvolutionShape shape, Activation activation, int parameter) implements Node {

		@Override
		public int width() {
			return this.shape.windows() * this.shape.filters();
		}

	}

	record DropoutNode(int width, double rate) implements Node {
	}

}
