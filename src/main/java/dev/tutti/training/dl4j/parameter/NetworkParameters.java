package dev.tutti.training.dl4j.parameter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import dev.tutti.architecture.layer.Layer;
import dev.tutti.dataset.Shape;
import dev.tutti.training.Initialization;
import dev.tutti.training.dl4j.memory.NativeFloats;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The parameters of a network and their gradients: two vectors, and each layer's part of
 * them.
 */
public final class NetworkParameters implements AutoCloseable {

	private final INDArray values;

	private final INDArray gradients;

	private final List<WeightParameters> weights = new ArrayList<>();

	private final List<BatchNormParameters> norms = new ArrayList<>();

	public NetworkParameters(List<Layer> layers, Shape shape) {
		ComputationGraphConfiguration declared = DeclaredNetwork.of(layers, shape);
		long count = declared.getVertices().values().stream().mapToLong((vertex) -> vertex.numParams(true)).sum();
		this.values = Nd4j.create(DataType.FLOAT, 1, count);
		ComputationGraph network = new ComputationGraph(declared);
		network.init(this.values, false);
		network.initGradientsView();
		this.gradients = network.getFlattenedGradients();
		Stream.of(network.getLayers())
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
			this.weights.add(new WeightParameters(layer.getParam("W"), layer.getParam("b"), get(gradients, "W"),
					get(gradients, "b")));
		}
		else {
			this.norms.add(new BatchNormParameters(layer.getParam("gamma"), layer.getParam("beta"),
					layer.getParam("mean"), layer.getParam("var"), get(gradients, "gamma"), get(gradients, "beta")));
		}
	}

	private static INDArray get(Map<String, INDArray> gradients, String name) {
		return Objects.requireNonNull(gradients.get(name));
	}

	public INDArray values() {
		return this.values;
	}

	public INDArray gradients() {
		return this.gradients;
	}

	/** The weights of each dense layer and convolution, first to last. */
	public List<WeightParameters> weights() {
		return this.weights;
	}

	/** Those of each batch norm. */
	public List<BatchNormParameters> norms() {
		return this.norms;
	}

	/** Draws a member's initial weights. */
	public void initialize(Initialization initialization, SplittableRandom random) {
		for (WeightParameters layer : this.weights) {
			double deviation = initialization.standardDeviation(layer.inputs(), layer.outputs());
			float[] values = new float[(int) layer.matrix().length()];
			for (int i = 0; i < values.length; i++) {
				values[i] = (float) (deviation * initialization.draw(random::nextGaussian));
			}
			NativeFloats.of(layer.matrix()).write(values, values.length);
			layer.bias().assign(0);
		}
		this.norms.forEach(BatchNormParameters::reset);
	}

	/**
	 * Frees both vectors. The network's own close would also collect the garbage of the
	 * whole process.
	 */
	@Override
	public void close() {
		this.values.close();
		this.gradients.close();
	}

}
