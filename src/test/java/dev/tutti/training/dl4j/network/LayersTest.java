package dev.tutti.training.dl4j.network;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.tutti.architecture.Custom;
import dev.tutti.architecture.ResNet;
import dev.tutti.architecture.layer.Activation;
import dev.tutti.architecture.layer.Layer;
import dev.tutti.architecture.layer.LayerShape;
import dev.tutti.dataset.Shape;
import dev.tutti.training.NaiveNetwork;
import dev.tutti.training.TestExamples;
import dev.tutti.training.dl4j.memory.NativeArena;
import dev.tutti.training.dl4j.parameter.NetworkParameters;
import dev.tutti.training.lowering.LoweredNetwork;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every kind of layer, in many orders, compared with plain loops in double precision:
 * evaluations, losses, and gradients compared with central differences.
 */
class LayersTest {

	private static final int BATCH = 5;

	private static final int CLASSES = 4;

	private static final Layer NORM = new Layer.BatchNorm();

	private static final Layer FLAT = new Layer.Flatten();

	private static final Layer GLOBAL = new Layer.GlobalAveragePool();

	static Stream<Arguments> networks() {
		List<Layer> evenKernels = List.of(conv(3, 2, Activation.TANH), conv(4, 2, Activation.ELU), average(2),
				conv(4, 4, Activation.RELU));
		List<Layer> oddPools = List.of(conv(3, 3, Activation.RELU), conv(4, 4, Activation.TANH), max(3),
				conv(5, 2, Activation.IDENTITY), average(2));
		List<Layer> norms = List.of(conv(3, 3, Activation.IDENTITY), NORM, activate(Activation.RELU), max(2),
				conv(4, 3, Activation.TANH), NORM, dense(6, Activation.ELU), NORM, activate(Activation.TANH));
		List<Layer> weightlessFirst = List.of(activate(Activation.TANH), average(2), drop(0.3), FLAT, NORM,
				dense(5, Activation.RELU));
		List<Layer> poolFirst = List.of(max(2), drop(0.2), conv(3, 2, Activation.ELU), activate(Activation.TANH),
				max(2));
		List<Layer> same = List.of(conv(3, 3, Activation.RELU),
				residual(conv(3, 2, Activation.RELU), conv(3, 3, Activation.ELU)), activate(Activation.ELU), GLOBAL);
		List<Layer> projecting = List.of(residual(conv(4, 3, Activation.TANH), drop(0.25), conv(3, 1, Activation.RELU)),
				average(2), residual(conv(2, 2, Activation.TANH), NORM), FLAT);
		List<Layer> nested = List.of(NORM,
				residual(residual(conv(3, 3, Activation.TANH)), NORM,
						residual(activate(Activation.TANH), residual(conv(3, 2, Activation.ELU), drop(0.3)))),
				activate(Activation.RELU), max(2));
		List<Layer> nothingWithin = List.of(conv(3, 3, Activation.TANH), residual(activate(Activation.IDENTITY)),
				residual(activate(Activation.TANH)), residual(drop(0)), residual(drop(0.5)), residual(NORM));
		List<Layer> rows = List.of(FLAT, drop(0.2), dense(6, Activation.RELU),
				residual(dense(7, Activation.TANH), NORM, drop(0.3), dense(6, Activation.ELU)), FLAT,
				residual(FLAT, activate(Activation.RELU)), activate(Activation.TANH));
		List<Layer> inputAlone = List.of(residual(activate(Activation.TANH)), residual(NORM), max(2));
		Shape one = new Shape(1, 8, 8);
		Shape odd = new Shape(2, 9, 7);
		Stream<Arguments> both = Stream
			.of(evenKernels, oddPools, norms, weightlessFirst, poolFirst, same, projecting, nested, nothingWithin, rows,
					inputAlone, new ResNet(List.of(3, 4), 1, true, Activation.RELU).layers(CLASSES).subList(0, 9),
					new ResNet(List.of(3, 4), 2, false, Activation.ELU).layers(CLASSES).subList(0, 11))
			.flatMap((layers) -> Stream.of(Arguments.of(layers, one), Arguments.of(layers, odd)));
		return Stream.concat(both, Stream.of(
				Arguments.of(List.of(conv(64, 2, Activation.ELU), conv(48, 2, Activation.ELU), max(2)),
						new Shape(32, 4, 4)),
				Arguments.of(List.of(conv(3, 9, Activation.TANH), conv(3, 8, Activation.ELU)), new Shape(1, 3, 2))));
	}

	@ParameterizedTest
	@MethodSource("networks")
	void valuesAndGradientsMatchNaiveNetwork(List<Layer> list, Shape shape) {
		Custom architecture = new Custom(list);
		List<Layer> layers = architecture.layers(CLASSES);
		LoweredNetwork network = LoweredNetwork.of(architecture, shape, CLASSES);
		LayerShape input = network.inputShape();
		TestExamples examples = TestExamples.noisy(shape, CLASSES, BATCH, 3, 0);
		double[][] features = NaiveParameterMapping.features(examples);
		NaiveNetwork naive = new NaiveNetwork(layers, input);
		naive.draw(8);
		try (NativeArena arena = new NativeArena(); NetworkParameters parameters = new NetworkParameters(network)) {
			NaiveParameterMapping mapping = new NaiveParameterMapping(naive, layers, input, parameters);
			mapping.dropout(new SplittableRandom(4));
			double expected = naive.loss(features, examples.labels());
			for (int i = 0; i < naive.batchStatistics().size(); i++) {
				naive.runningStatistics().set(i, naive.batchStatistics().get(i).clone());
			}
			mapping.copy();
			InputLayout layout = new InputLayout(network);
			NativePass pass = PassBuilder.build(arena, network, parameters, layout, BATCH, true);
			layout.read(examples, IntStream.range(0, BATCH).toArray(), 0, BATCH, pass.inputs());
			pass.drop(new SplittableRandom(4));
			float[] errors = new float[BATCH * CLASSES];
			double loss = new SoftmaxCrossEntropy(CLASSES).mean(pass.forward(), examples.labels(), BATCH, errors);
			assertThat(loss).isCloseTo(expected, Offset.offset(1e-5 * (1 + expected)));
			pass.backward(errors);
			pass.forward();
			pass.backward(errors); // the first pass must leave nothing behind
			assertGradients(naive, mapping, features, examples.labels());

			NativePass evaluation = PassBuilder.build(arena, network, parameters, layout, BATCH, false);
			layout.read(examples, IntStream.range(0, BATCH).toArray(), 0, BATCH, evaluation.inputs());
			float[] logits = evaluation.forward();
			double[][] expectedLogits = naive.logits(features, false);
			for (int i = 0; i < logits.length; i++) {
				assertThat((double) logits[i]).isCloseTo(expectedLogits[i / CLASSES][i % CLASSES],
						Offset.offset(2e-5 * (1 + Math.abs(expectedLogits[i / CLASSES][i % CLASSES]))));
			}
		}
	}

	private static void assertGradients(NaiveNetwork naive, NaiveParameterMapping mapping, double[][] features,
			int[] labels) {
		SplittableRandom random = new SplittableRandom(6);
		for (int p = 0; p < naive.parameters().size(); p++) {
			double[] gradients = mapping.gradients(p);
			double[] parameter = naive.parameters().get(p);
			double largest = 0;
			for (double gradient : gradients) {
				largest = Math.max(largest, Math.abs(gradient));
			}
			for (int i = 0; i < 6; i++) {
				int place = random.nextInt(parameter.length);
				assertThat(gradients[place]).as("parameter %d at %d", p, place)
					.isCloseTo(naive.derivative(parameter, place, features, labels),
							Offset.offset(1e-5 + 1e-4 * largest));
			}
		}
	}

	private static Layer conv(int filters, int kernel, Activation activation) {
		return new Layer.Convolution(filters, kernel, activation);
	}

	private static Layer dense(int units, Activation activation) {
		return new Layer.Dense(units, activation);
	}

	private static Layer max(int size) {
		return new Layer.MaxPool(size);
	}

	private static Layer average(int size) {
		return new Layer.AveragePool(size);
	}

	private static Layer activate(Activation activation) {
		return new Layer.Activate(activation);
	}

	private static Layer drop(double rate) {
		return new Layer.Dropout(rate);
	}

	private static Layer residual(Layer... layers) {
		return new Layer.Residual(List.of(layers));
	}

}
