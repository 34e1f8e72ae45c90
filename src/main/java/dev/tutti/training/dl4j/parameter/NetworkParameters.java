package dev.tutti.training.dl4j.parameter;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.tutti.training.Initialization;
import dev.tutti.training.dl4j.memory.NativeFloats;
import dev.tutti.training.lowering.LoweredNetwork;
import dev.tutti.training.lowering.ParameterShape;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The parameters of a network and their gradients: one vector of each, and each layer's
 * views of them, by the index that its operation has in
 * {@link LoweredNetwork#parameters()}.
 */
public final class NetworkParameters implements AutoCloseable {

	private final List<ParameterShape> shapes;

	private final INDArray values;

	private final INDArray gradients;

	private final Map<Integer, WeightParameters> weights = new TreeMap<>();

	private final Map<Integer, BatchNormParameters> norms = new TreeMap<>();

	public NetworkParameters(LoweredNetwork network) {
		ComputationGraphConfiguration declared = DeclaredNetwork.of(network);
		long count = declared.getVertices().values().stream().mapToLong((vertex) -> vertex.numParams(true)).sum();
		this.shapes = network.parameters();
		this.values = Nd4j.create(DataType.FLOAT, 1, count);
		ComputationGraph graph = new ComputationGraph(declared);
		graph.init(this.values, false);
		graph.initGradientsView();
		this.gradients = graph.getFlattenedGradients();
		int index = 0;
		for (Layer layer : layersWithParameters(graph)) {
			add(layer, index);
			index += 2; // weights and biases, or scales and shifts
		}
	}

	private static List<Layer> layersWithParameters(ComputationGraph graph) {
		return Stream.of(graph.getLayers())
			.filter((layer) -> layer.numParams() > 0)
			.sorted(Comparator.comparingInt((layer) -> Integer.parseInt(layer.conf().getLayer().getLayerName())))
			.toList();
	}

	private void add(Layer layer, int index) {
		Map<String, INDArray> gradients = layer.conf()
			.getLayer()
			.initializer()
			.getGradientsFromFlattened(layer.conf(), layer.getGradientsViewArray());
		if (this.shapes.get(index).role() == ParameterShape.Role.WEIGHT) {
			this.weights.put(index, new WeightParameters(layer.getParam("W"), layer.getParam("b"), get(gradients, "W"),
					get(gradients, "b")));
		}
		else {
			this.norms.put(index, new BatchNormParameters(layer.getParam("gamma"), layer.getParam("beta"),
					layer.getParam("mean"), layer.getParam("var"), get(gradients, "gamma"), get(gradients, "beta")));
		}
	}

	private static INDArray get(Map<String, INDArray> gradients, String name) {
		return Objects.requireNonNull(gradients.get(name));
	}

	/** The parameters of all layers, one vector. */
	public INDArray values() {
		return this.values;
	}

	/** The gradients of all layers, in the same order. */
	public INDArray gradients() {
		return this.gradients;
	}

	/** The weights of all dense layers and convolutions, in the order of the layers. */
	public List<WeightParameters> weights() {
		return List.copyOf(this.weights.values());
	}

	/** The weights of the operation whose weights have this index. */
	public WeightParameters weights(int index) {
		return Objects.requireNonNull(this.weights.get(index));
	}

	/** The parameters of all batch norms, in the order of the layers. */
	public List<BatchNormParameters> norms() {
		return List.copyOf(this.norms.values());
	}

	/** The parameters of the batch norm whose scales have this index. */
	public BatchNormParameters norm(int index) {
		return Objects.requireNonNull(this.norms.get(index));
	}

	/** Initializes a member's parameters. */
	public void initialize(Initialization initialization, SplittableRandom random) {
		this.weights.forEach((index, layer) -> {
			ParameterShape shape = this.shapes.get(index);
			double deviation = initialization.standardDeviation(shape.fanIn(), shape.fanOut());
			float[] drawn = new float[shape.size()];
			for (int i = 0; i < drawn.length; i++) {
				drawn[i] = (float) (deviation * initialization.draw(random::nextGaussian));
			}
			NativeFloats.of(layer.matrix()).write(drawn, drawn.length);
			layer.bias().assign(0);
		});
		this.norms.values().forEach(BatchNormParameters::reset);
	}

	/**
	 * Frees both vectors. The network's own close would also trigger a garbage
	 * collection.
	 */
	@Override
	public void close() {
		this.values.close();
		this.gradients.close();
	}

}
