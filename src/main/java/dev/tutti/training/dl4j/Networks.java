package dev.tutti.training.dl4j;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import dev.tutti.architecture.layer.Layer;
import dev.tutti.architecture.layer.LayerShape;
import dev.tutti.dataset.Shape;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Declares an architecture in Deeplearning4j's words: it lays weights and gradients out
 * in one vector each. Pictures are height x width x channels, the order that oneDNN's
 * convolutions are fast in. Vertices are named by numbers, in the order of the layers; a
 * residual block's own convolution and its sum come after its layers.
 */
final class Networks {

	private static final String INPUT = "input";

	private static final Map<Class<? extends Layer>, Function<Layer, org.deeplearning4j.nn.conf.layers.Layer>> LAYERS = Map
		.ofEntries(
				entry(Layer.Convolution.class,
						(layer) -> convolution(layer.filters(), layer.kernel(), activation(layer.activation()))),
				entry(Layer.MaxPool.class, (layer) -> pool(SubsamplingLayer.PoolingType.MAX, layer.size())),
				entry(Layer.AveragePool.class, (layer) -> pool(SubsamplingLayer.PoolingType.AVG, layer.size())),
				entry(Layer.GlobalAveragePool.class, (layer) -> new GlobalPoolingLayer(PoolingType.AVG)),
				entry(Layer.Dense.class,
						(layer) -> new DenseLayer.Builder().nOut(layer.units())
							.activation(activation(layer.activation()))
							.build()),
				entry(Layer.Dropout.class, (layer) -> new DropoutLayer.Builder(1 - layer.rate()).build()),
				entry(Layer.BatchNorm.class,
						(layer) -> new BatchNormalization.Builder().useLogStd(false)
							.eps(Layer.BatchNorm.EPSILON)
							.decay(Layer.BatchNorm.MOMENTUM)
							.build()),
				entry(Layer.Activate.class, (layer) -> new ActivationLayer(activation(layer.function()))));

	private final GraphBuilder graph;

	private int vertices;

	private Networks(GraphBuilder graph) {
		this.graph = graph;
	}

	/** A network whose weights are all zero. */
	static ComputationGraphConfiguration of(List<Layer> layers, Shape shape) {
		Networks network = new Networks(new NeuralNetConfiguration.Builder().weightInit(WeightInit.ZERO)
			.convolutionMode(ConvolutionMode.Same)
			.graphBuilder());
		network.graph.addInputs(INPUT)
			.setInputTypes((layers.get(0) instanceof Layer.Dense) ? InputType.feedForward(shape.size())
					: InputType.convolutional(shape.height(), shape.width(), shape.channels(), CNN2DFormat.NHWC));
		LayerShape extent = LayerShape.image(shape.channels(), shape.height(), shape.width());
		Layer.Dense last = (Layer.Dense) layers.get(layers.size() - 1);
		String logits = network.add(layers.subList(0, layers.size() - 1), extent, INPUT);
		network.graph.setOutputs(network.add(
				new OutputLayer.Builder(LossFunction.MCXENT).nOut(last.units()).activation(Activation.SOFTMAX).build(),
				logits));
		return network.graph.build();
	}

	private String add(List<Layer> layers, LayerShape input, String from) {
		String name = from;
		LayerShape extent = input;
		for (Layer layer : layers) {
			name = add(layer, extent, name);
			extent = layer.output(extent);
		}
		return name;
	}

	private String add(Layer layer, LayerShape input, String from) {
		if (layer instanceof Layer.Residual residual) {
			String made = add(residual.layers(), input, from);
			String given = residual.projects(input)
					? add(convolution(residual.output(input).channels(), 1, Activation.IDENTITY), from) : from;
			String name = next();
			this.graph.addVertex(name, new ElementWiseVertex(ElementWiseVertex.Op.Add), given, made);
			return name;
		}
		if (layer instanceof Layer.Flatten) {
			return input.image() ? flatten(input, from) : from;
		}
		return add(Objects.requireNonNull(LAYERS.get(layer.getClass())).apply(layer), from);
	}

	private String add(org.deeplearning4j.nn.conf.layers.Layer layer, String from) {
		String name = next();
		this.graph.addLayer(name, layer, from);
		return name;
	}

	private String flatten(LayerShape input, String from) {
		String name = next();
		this.graph.addVertex(name, new PreprocessorVertex(
				new CnnToFeedForwardPreProcessor(input.height(), input.width(), input.channels(), CNN2DFormat.NHWC)),
				from);
		return name;
	}

	private String next() {
		return String.valueOf(this.vertices++);
	}

	private static <L extends Layer> Map.Entry<Class<? extends Layer>, Function<Layer, org.deeplearning4j.nn.conf.layers.Layer>> entry(
			Class<L> type, Function<L, org.deeplearning4j.nn.conf.layers.Layer> declaration) {
		return Map.entry(type, (layer) -> declaration.apply(type.cast(layer)));
	}

	private static ConvolutionLayer convolution(int filters, int kernel, Activation activation) {
		return new ConvolutionLayer.Builder(kernel, kernel).nOut(filters)
			.activation(activation)
			.dataFormat(CNN2DFormat.NHWC)
			.build();
	}

	private static SubsamplingLayer pool(SubsamplingLayer.PoolingType type, int size) {
		return new SubsamplingLayer.Builder(type).kernelSize(size, size)
			.stride(size, size)
			.convolutionMode(ConvolutionMode.Truncate)
			.dataFormat(CNN2DFormat.NHWC)
			.build();
	}

	private static Activation activation(dev.tutti.architecture.layer.Activation activation) {
		return Activation.valueOf(activation.name());
	}

}
