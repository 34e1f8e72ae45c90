package dev.tutti.training.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

import dev.tutti.architecture.Layer;
import dev.tutti.dataset.Shape;
import dev.tutti.training.Initialization;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The weights of a network and their gradients: two vectors, and each layer's part of
 * them.
 */
final class Parameters implements AutoCloseable {

	private final MultiLayerNetwork network;

	private final List<Weights> weights = new ArrayList<>();

	Parameters(List<Layer> layers, Shape shape) {
		this.network = Networks.of(layers, shape);
		for (org.deeplearning4j.nn.api.Layer layer : this.network.getLayers()) {
			if (layer.numParams() > 0) {
				Map<String, INDArray> gradients = layer.conf()
					.getLayer()
					.initializer()
					.getGradientsFromFlattened(layer.conf(), layer.getGradientsViewArray());
				this.weights.add(new Weights(layer.getParam("W"), layer.getParam("b"),
						Objects.requireNonNull(gradients.get("W")), Objects.requireNonNull(gradients.get("b"))));
			}
		}
	}

	MultiLayerNetwork network() {
		return this.network;
	}

	INDArray values() {
		return this.network.params();
	}

	INDArray gradients() {
		return this.network.getFlattenedGradients();
	}

	/** The weights of each dense or convolutional layer, first to last. */
	List<Weights> weights() {
		return this.weights;
	}

	/** Draws a member's initial weights. */
	void initialize(Initialization initialization, SplittableRandom random) {
		for (Weights layer : this.weights) {
			double deviation = initialization.standardDeviation(layer.inputs(), layer.outputs());
			float[] values = new float[(int) layer.matrix().length()];
			for (int i = 0; i < values.length; i++) {
				values[i] = (float) (deviation * initialization.draw(random::nextGaussian));
			}
			NativeFloats.of(layer.matrix()).write(values, values.length);
			layer.bias().assign(0);
		}
	}

	/**
	 * Frees both vectors. The network's own close would also collect the garbage of the
	 * whole process.
	 */
	@Override
	public void close() {
		values().close();
		gradients().close();
	}

}
