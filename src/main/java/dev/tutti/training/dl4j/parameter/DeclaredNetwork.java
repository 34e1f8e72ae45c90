package dev.tutti.training.dl4j.parameter;

import java.util.List;

import dev.tutti.architecture.layer.Layer;
import dev.tutti.architecture.layer.LayerShape;
import dev.tutti.training.lowering.Activate;
import dev.tutti.training.lowering.AveragePool;
import dev.tutti.training.lowering.BatchNorm;
import dev.tutti.training.lowering.Convolution;
import dev.tutti.training.lowering.Dense;
import dev.tutti.training.lowering.Dropout;
import dev.tutti.training.lowering.LoweredNetwork;
import dev.tutti.training.lowering.MaxPool;
import dev.tutti.training.lowering.Operation;
import dev.tutti.training.lowering.OperationVisitor;
import dev.tutti.training.lowering.Residual;
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
 * Declares a network as a Deeplearning4j graph, which stores all weights in one vector
 * and all gradients in another. Images are height x width x channels (channels last), for
 * which oneDNN's convolutions are fast. Vertices are named by number, in the order of the
 * layers; a residual block's projection and its addition follow its layers.
 */
public final class DeclaredNetwork implements OperationVisitor<String, String> {

	private static final String INPUT = "input";

	private final GraphBuilder graph;

	private int vertices;

	private DeclaredNetwork(GraphBuilder graph) {
		this.graph = graph;
	}

	/** Declares a network whose weights are initialized to zero. */
	public static ComputationGraphConfiguration of(LoweredNetwork network) {
		GraphBuilder graph = new NeuralNetConfiguration.Builder().weightInit(WeightInit.ZERO)
			.convolutionMode(ConvolutionMode.Same)
			.graphBuilder();
		LayerShape input = network.inputShape();
		graph.addInputs(INPUT)
			.setInputTypes(network.imageInput()
					? InputType.convolutional(input.height(), input.width(), input.channels(), CNN2DFormat.NHWC)
					: InputType.feedForward(input.size()));
		DeclaredNetwork declared = new DeclaredNetwork(graph);
		String hidden = declared.add(network.hidden(), input, INPUT);
		OutputLayer output = new OutputLayer.Builder(LossFunction.MCXENT).nOut(network.output().units())
			.activation(Activation.SOFTMAX)
			.build();
		return graph.setOutputs(declared.add(output, hidden)).build();
	}

	/**
	 * Adds operations.
	 * @param input the shape of the values of the vertex {@code from}
	 * @return the name of the last vertex
	 */
	private String add(List<Operation> operations, LayerShape input, String from) {
		String name = from;
		LayerShape current = input;
		for (Operation operation : operations) {
			if (current.image() && !operation.inputShape().image()) {
				name = flatten(current, name);
			}
			name = operation.accept(this, name);
			current = operation.outputShape();
		}
		return name;
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

	@Override
	public String dense(Dense operation, String from) {
		return add(new DenseLayer.Builder().nOut(operation.units()).activation(of(operation.activation())).build(),
				from);
	}

	@Override
	public String convolution(Convolution operation, String from) {
		String convolved = add(
				new ConvolutionLayer.Builder(operation.kernel(), operation.kernel()).nOut(operation.filters())
					.activation(of(operation.activation()))
					.dataFormat(CNN2DFormat.NHWC)
					.build(),
				from);
		return (operation.pool() > 1) ? pool(SubsamplingLayer.PoolingType.MAX, operation.pool(), convolved) : convolved;
	}

	@Override
	public String maxPool(MaxPool operation, String from) {
		return pool(SubsamplingLayer.PoolingType.MAX, operation.size(), from);
	}

	@Override
	public String averagePool(AveragePool operation, String from) {
		return operation.outputShape().image() ? pool(SubsamplingLayer.PoolingType.AVG, operation.windowHeight(), from)
				: add(new GlobalPoolingLayer(PoolingType.AVG), from);
	}

	private String pool(SubsamplingLayer.PoolingType type, int size, String from) {
		return add(new SubsamplingLayer.Builder(type).kernelSize(size, size)
			.stride(size, size)
			.convolutionMode(ConvolutionMode.Truncate)
			.dataFormat(CNN2DFormat.NHWC)
			.build(), from);
	}

	@Override
	public String batchNorm(BatchNorm operation, String from) {
		return add(new BatchNormalization.Builder().useLogStd(false)
			.eps(Layer.BatchNorm.EPSILON)
			.decay(Layer.BatchNorm.MOMENTUM)
			.build(), from);
	}

	@Override
	public String activate(Activate operation, String from) {
		return add(new ActivationLayer(of(operation.activation())), from);
	}

	@Override
	public String dropout(Dropout operation, String from) {
		return add(new DropoutLayer.Builder(1 - operation.rate()).build(), from);
	}

	@Override
	public String residual(Residual operation, String from) {
		String branch = add(operation.operations(), operation.inputShape(), from);
		Convolution projection = operation.projection();
		String skip = (projection != null) ? convolution(projection, from) : from;
		String name = next();
		this.graph.addVertex(name, new ElementWiseVertex(ElementWiseVertex.Op.Add), skip, branch);
		return name;
	}

	private static Activation of(dev.tutti.architecture.layer.Activation activation) {
		return Activation.valueOf(activation.name());
	}

}
