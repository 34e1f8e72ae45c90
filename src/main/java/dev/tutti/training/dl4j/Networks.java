package dev.tutti.training.dl4j;

import java.util.List;

import dev.tutti.architecture.Activation;
import dev.tutti.architecture.Layer;
import dev.tutti.dataset.Shape;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Declares an architecture in Deeplearning4j's words: it infers the shapes, and lays
 * weights and gradients out in one vector each. Pictures are height x width x channels,
 * the order that oneDNN's convolutions are fast in.
 */
final class Networks {

	private Networks() {
	}

	/** A network whose parameters are all zero, with a place for its gradient. */
	static MultiLayerNetwork of(List<Layer> layers, Shape shape) {
		NeuralNetConfiguration.ListBuilder network = new NeuralNetConfiguration.Builder().weightInit(WeightInit.ZERO)
			.convolutionMode(ConvolutionMode.Same)
			.list();
		layers.subList(0, layers.size() - 1).forEach((layer) -> network.layer(layer(layer)));
		Layer.Dense last = (Layer.Dense) layers.get(layers.size() - 1);
		network.layer(new OutputLayer.Builder(LossFunction.MCXENT).nOut(last.units())
			.activation(org.nd4j.linalg.activations.Activation.SOFTMAX)
			.build());
		network.setInputType((layers.get(0) instanceof Layer.Dense) ? InputType.feedForward(shape.size())
				: InputType.convolutional(shape.height(), shape.width(), shape.channels(), CNN2DFormat.NHWC));
		MultiLayerNetwork built = new MultiLayerNetwork(network.build());
		built.init();
		built.initGradientsView();
		return built;
	}

	private static org.deeplearning4j.nn.conf.layers.Layer layer(Layer layer) {
		if (layer instanceof Layer.Dense dense) {
			return new DenseLayer.Builder().nOut(dense.units()).activation(activation(dense.activation())).build();
		}
		if (layer instanceof Layer.Convolution convolution) {
			return new ConvolutionLayer.Builder(convolution.kernel(), convolution.kernel()).nOut(convolution.filters())
				.activation(activation(convolution.activation()))
				.dataFormat(CNN2DFormat.NHWC)
				.build();
		}
		if (layer instanceof Layer.MaxPool pool) {
			return new SubsamplingLayer.Builder(pool.size(), pool.size()).stride(pool.size(), pool.size())
				.convolutionMode(ConvolutionMode.Truncate)
				.dataFormat(CNN2DFormat.NHWC)
				.build();
		}
		return new DropoutLayer.Builder(1 - ((Layer.Dropout) layer).rate()).build();
	}

	private static org.nd4j.linalg.activations.Activation activation(Activation activation) {
		return org.nd4j.linalg.activations.Activation.valueOf(activation.name());
	}

}
