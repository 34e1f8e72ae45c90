package dev.tutti.training.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.tutti.architecture.Architecture;
import dev.tutti.architecture.layer.Activation;
import dev.tutti.architecture.layer.Layer;
import dev.tutti.architecture.layer.LayerShape;
import dev.tutti.dataset.Shape;
import org.jspecify.annotations.Nullable;

/**
 * An architecture on pictures of one size, laid out for stages: what each layer is given,
 * and the parameters it takes.
 * <p>
 * Pictures lie channels last within, so a dense layer sees the values in another order
 * than {@link Layer} says; as its weights are drawn alike for all inputs, it is the same
 * network.
 */
final class Network {

	private final List<ParameterShape> parameters = new ArrayList<>();

	private final List<ParameterShape> statistics = new ArrayList<>();

	private final boolean pictures;

	private final List<Node> body;

	private final Node.Dense head;

	Network(Architecture architecture, Shape shape, int classes) {
		List<Layer> layers = architecture.layers(classes);
		this.pictures = !(layers.get(0) instanceof Layer.Dense);
		List<Node> nodes = nodes(layers, LayerShape.image(shape.channels(), shape.height(), shape.width()));
		this.body = nodes.subList(0, nodes.size() - 1);
		this.head = (Node.Dense) nodes.get(nodes.size() - 1);
	}

	private List<Node> nodes(List<Layer> layers, LayerShape input) {
		List<Node> nodes = new ArrayList<>();
		LayerShape current = input;
		for (int i = 0; i < layers.size(); i++) {
			Layer layer = layers.get(i);
			Node node;
			if (layer instanceof Layer.Convolution convolution && i + 1 < layers.size()
					&& layers.get(i + 1) instanceof Layer.MaxPool pool) {
				node = convolution(convolution, pool.size(), current);
				current = pool.output(layer.output(current));
				i++;
			}
			else {
				node = node(layer, current);
				current = layer.output(current);
			}
			if (node != null) {
				nodes.add(node);
			}
		}
		return nodes;
	}

	/** {@code null} of a layer that passes its input on. */
	private @Nullable Node node(Layer layer, LayerShape input) {
		if (layer instanceof Layer.Convolution convolution) {
			return convolution(convolution, 1, input);
		}
		if (layer instanceof Layer.Dense dense) {
			return new Node.Dense(dense.units(), dense.activation(), add(input.size(), dense.units(), dense.units()));
		}
		if (layer instanceof Layer.Dropout dropout) {
			return (dropout.rate() > 0) ? new Node.Dropout(input.size(), dropout.rate()) : null;
		}
		if (layer instanceof Layer.MaxPool pool) {
			return (pool.size() > 1) ? new Node.MaxPool(pool.size(), input, layer.output(input)) : null;
		}
		if (layer instanceof Layer.AveragePool pool) {
			return (pool.size() > 1) ? new Node.AveragePool(pool.size(), pool.size(), input, layer.output(input))
					: null;
		}
		if (layer instanceof Layer.GlobalAveragePool) {
			return new Node.AveragePool(input.height(), input.width(), input, layer.output(input));
		}
		if (layer instanceof Layer.BatchNorm) {
			return batchNorm(input);
		}
		if (layer instanceof Layer.Activate activate) {
			return (activate.function() != Activation.IDENTITY) ? new Node.Activate(input.size(), activate.function())
					: null;
		}
		if (layer instanceof Layer.Residual residual) {
			return residual(residual, input);
		}
		return null; // flatten: values lie in a row anyway
	}

	private Node convolution(Layer.Convolution layer, int pool, LayerShape input) {
		ConvolutionShape shape = new ConvolutionShape(input.channels(), input.height(), input.width(), layer.kernel(),
				layer.filters(), pool);
		return new Node.Convolution(shape, layer.activation(),
				add(shape.inputs(), shape.filters(), shape.kernel() * shape.kernel() * shape.filters()));
	}

	private Node batchNorm(LayerShape input) {
		int channels = input.channels();
		this.parameters.add(ParameterShape.scales(channels));
		this.parameters.add(ParameterShape.biases(channels));
		this.statistics.add(ParameterShape.biases(channels));
		this.statistics.add(ParameterShape.biases(channels));
		return new Node.BatchNorm(input.size(), channels, this.parameters.size() - 2, this.statistics.size() - 2);
	}

	private Node residual(Layer.Residual layer, LayerShape input) {
		List<Node> inner = nodes(layer.layers(), input);
		int channels = layer.output(input).channels();
		Layer.Convolution projection = new Layer.Convolution(channels, 1, Activation.IDENTITY);
		return new Node.Residual(layer.output(input).size(), inner,
				layer.projects(input) ? List.of(convolution(projection, 1, input)) : List.of());
	}

	/** Weights and biases; tells the place of the weights. */
	private int add(int inputs, int units, int outputs) {
		this.parameters.add(ParameterShape.weights(inputs, units, outputs));
		this.parameters.add(ParameterShape.biases(units));
		return this.parameters.size() - 2;
	}

	/** Whether pictures are to lie channels last, rather than as they are. */
	boolean pictures() {
		return this.pictures;
	}

	/** Of a member. */
	List<ParameterShape> parameters() {
		return this.parameters;
	}

	/** Of a member: what it keeps of the batches that it has seen. */
	List<ParameterShape> statistics() {
		return this.statistics;
	}

	/** Whether members can be given the same memory, not only the same values. */
	boolean shares() {
		Node first = nodes().get(0);
		return first instanceof Node.Convolution || first instanceof Node.Dense;
	}

	/** The most values that a layer gives of an example. */
	int widest() {
		return nodes().stream().mapToInt(Node::width).max().orElse(1);
	}

	/** What becomes a stage, those within others too. */
	List<Node> nodes() {
		return Stream.concat(this.body.stream().flatMap(Node::all), Stream.of(this.head)).toList();
	}

	/** All but the last. */
	List<Node> body() {
		return this.body;
	}

	/** What gives the logits. */
	Node.Dense head() {
		return this.head;
	}

}
