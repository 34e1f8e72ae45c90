package dev.tutti.training.lowering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import dev.tutti.architecture.Custom;
import dev.tutti.architecture.layer.Activation;
import dev.tutti.architecture.layer.Layer;
import dev.tutti.architecture.layer.LayerShape;
import dev.tutti.dataset.Shape;
import dev.tutti.training.NaiveNetwork;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lowered networks compared with the layers they come from, in double precision, for
 * random lists of layers.
 */
class LoweringOracleTest {

	private static final Shape SHAPE = new Shape(2, 7, 6);

	private static final LayerShape INPUT = LayerShape.image(2, 7, 6);

	private static final int CLASSES = 3;

	static LongStream seeds() {
		return LongStream.range(0, 150);
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void computesTheLogitsOfTheLayers(long seed) {
		Custom architecture = RandomLayers.draw(seed, INPUT);
		LoweredNetwork lowered = LoweredNetwork.of(architecture, SHAPE, CLASSES);
		NaiveNetwork expected = new NaiveNetwork(architecture.layers(CLASSES), INPUT);
		NaiveNetwork actual = new NaiveNetwork(raise(lowered.operations(), INPUT), INPUT);
		expected.draw(seed);
		for (int i = 0; i < expected.parameters().size(); i++) {
			double[] values = expected.parameters().get(i);
			System.arraycopy(values, 0, actual.parameters().get(i), 0, values.length);
		}
		SplittableRandom random = new SplittableRandom(seed);
		double[][] examples = new double[4][];
		Arrays.setAll(examples, (n) -> random.doubles(INPUT.size(), -1, 1).toArray());
		expected.dropout((rate, values) -> mask(values));
		actual.dropout((rate, values) -> mask(values));
		for (boolean training : new boolean[] { true, false }) {
			double[][] logits = actual.logits(examples, training);
			double[][] those = expected.logits(examples, training);
			for (int n = 0; n < examples.length; n++) {
				assertThat(logits[n]).containsExactly(those[n], Offset.offset(1e-12));
			}
		}
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void declaresEveryParameterOfTheLayers(long seed) {
		Custom architecture = RandomLayers.draw(seed, INPUT);
		LoweredNetwork lowered = LoweredNetwork.of(architecture, SHAPE, CLASSES);
		NaiveNetwork expected = new NaiveNetwork(architecture.layers(CLASSES), INPUT);
		assertThat(lowered.parameters().stream().map(ParameterShape::size))
			.isEqualTo(expected.parameters().stream().map((values) -> values.length).toList());
		assertThat(lowered.statistics().stream().map(ParameterShape::size))
			.isEqualTo(expected.runningStatistics().stream().map((values) -> values.length).toList());
		List<Integer> indices = new ArrayList<>();
		lowered.operations().forEach((operation) -> indices(operation, indices));
		assertThat(indices)
			.isEqualTo(IntStream.range(0, lowered.parameters().size() / 2).map((i) -> 2 * i).boxed().toList());
	}

	/** The same mask for both networks, whatever order the values come in. */
	private static double[][] mask(double[][] values) {
		double[][] mask = new double[values.length][values[0].length];
		for (int n = 0; n < mask.length; n++) {
			for (int i = 0; i < mask[n].length; i++) {
				mask[n][i] = ((n + i) % 3 == 0) ? 0 : 1.5;
			}
		}
		return mask;
	}

	private static void indices(Operation operation, List<Integer> to) {
		if (operation instanceof Dense dense) {
			to.add(dense.weights());
		}
		else if (operation instanceof Convolution convolution) {
			to.add(convolution.weights());
		}
		else if (operation instanceof BatchNorm batchNorm) {
			to.add(batchNorm.scales());
		}
		else if (operation instanceof Residual residual) {
			residual.operations().forEach((inner) -> indices(inner, to));
			if (residual.projection() != null) {
				to.add(residual.projection().weights());
			}
		}
	}

	/** Layers that compute what operations say, from the given shape on. */
	private static List<Layer> raise(List<Operation> operations, LayerShape input) {
		List<Layer> layers = new ArrayList<>();
		LayerShape current = input;
		for (Operation operation : operations) {
			if (current.image() && !operation.inputShape().image()) {
				layers.add(new Layer.Flatten());
				current = LayerShape.row(current.size());
			}
			assertThat(operation.inputShape()).isEqualTo(current);
			List<Layer> raised = raise(operation);
			layers.addAll(raised);
			current = Layer.output(raised, current);
			assertThat(operation.outputShape()).isEqualTo(current);
		}
		return layers;
	}

	private static List<Layer> raise(Operation operation) {
		if (operation instanceof Dense dense) {
			return List.of(new Layer.Dense(dense.units(), dense.activation()));
		}
		if (operation instanceof Convolution convolution) {
			return List.of(new Layer.Convolution(convolution.filters(), convolution.kernel(), Activation.IDENTITY),
					new Layer.MaxPool(convolution.pool()), new Layer.Activate(convolution.activation()));
		}
		if (operation instanceof MaxPool pool) {
			return List.of(new Layer.MaxPool(pool.size()));
		}
		if (operation instanceof AveragePool pool) {
			return List.of(pool.outputShape().image() ? new Layer.AveragePool(pool.windowHeight())
					: new Layer.GlobalAveragePool());
		}
		if (operation instanceof Activate activate) {
			return List.of(new Layer.Activate(activate.activation()));
		}
		if (operation instanceof Dropout dropout) {
			return List.of(new Layer.Dropout(dropout.rate()));
		}
		if (operation instanceof Residual residual) {
			return List.of(new Layer.Residual(raise(residual.operations(), residual.inputShape())));
		}
		return List.of(new Layer.BatchNorm());
	}

}
