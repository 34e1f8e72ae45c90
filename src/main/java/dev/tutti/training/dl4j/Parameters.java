package dev.tutti.training.dl4j;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import dev.tutti.architecture.Layer;
import dev.tutti.dataset.Shape;
import dev.tutti.training.Initialization;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The parameters of a network and their gradients: two vectors, and each layer's part of
 * them.
 */
final class Parameters implements AutoCloseable {

	private final ComputationGraph network;

	private final List<Weights> weights = new ArrayList<>();

	private final List<Norm> norms = new ArrayList<>();

	Parameters(List<Layer> layers, Shape shape) {
		this.network = Networks.of(layers, shape);
		Stream.of(this.network.getLayers())
			.filter((layer) -> layer.numParams() > 0)
			.sorted(Comparator.comparingInt((layer) -> Integer.parseInt(layer.conf().getLayer().getLayerName())))
			.forEach(this::add);
	}

	private void add(org.deeplearning4j.nn.api.Layer layer) {
		Map<String, INDArray> gradients = layer.conf()
			.getLayer()
			.initializer()
			.getGradientsFromFlattened(layer.conf(), layer.getGradientsViewArray());
		if (layer.paramTable().containsKey("W")) {
			this.weights
				.add(new Weights(layer.getParam("W"), layer.getParam("b"), get(gradients, "W"), get(gradients, "b")));
		}
		else {
			this.norms.add(new Norm(layer.getParam("gamma"), layer.getParam("beta"), layer.getParam("mean"),
					layer.getParam("var"), get(gradients, "gamma"), get(gradients, "beta")));
		}
	}

	private static INDArray get(Map<String, INDArray> gradients, String name) {
		return Objects.requireNonNull(gradients.get(name));
	}

	INDArray values() {
		return this.network.params();
	}

	INDArray gradients() {
		return this.network.getFlattenedGradients();
	}

	/** The weights of each dense layer and convolution, first to last. */
	List<Weights> weights() {
		return this.weights;
	}

	/** Those of each batch norm. */
	List<Norm> norms() {
		return this.norms;
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
		this.norms.forEach(Norm::reset);
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
