package dev.tutti.training.dl4j.network;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.tutti.architecture.Architecture;
import dev.tutti.architecture.Linear;
import dev.tutti.architecture.Mlp;
import dev.tutti.architecture.SmallCnn;
import dev.tutti.architecture.layer.Activation;
import dev.tutti.dataset.Shape;
import dev.tutti.training.Initialization;
import dev.tutti.training.TestExamples;
import dev.tutti.training.dl4j.memory.NativeArena;
import dev.tutti.training.dl4j.parameter.DeclaredNetwork;
import dev.tutti.training.dl4j.parameter.NetworkParameters;
import dev.tutti.training.lowering.LoweredNetwork;
import org.assertj.core.data.Offset;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

import static org.assertj.core.api.Assertions.assertThat;

/** The bound operations, compared with Deeplearning4j's own layers. */
class NativePassTest {

	private static final int BATCH = 6;

	private static final int CLASSES = 5;

	static Stream<Arguments> networks() {
		List<Shape> shapes = List.of(new Shape(1, 8, 8), new Shape(3, 9, 7));
		List<Architecture> architectures = List.of(new Linear(), new Mlp(List.of(7, 6), Activation.RELU, 0.0),
				new Mlp(List.of(7), Activation.ELU, 0.0), new Mlp(List.of(7), Activation.TANH, 0.0),
				new SmallCnn(List.of(4, 5), 3, 8, Activation.RELU, 0.0),
				new SmallCnn(List.of(4, 5), 4, 8, Activation.ELU, 0.0),
				new SmallCnn(List.of(3, 4), 7, 8, Activation.TANH, 0.0),
				new SmallCnn(List.of(3), 1, 8, Activation.IDENTITY, 0.0));
		return architectures.stream()
			.flatMap((architecture) -> shapes.stream().map((shape) -> Arguments.of(architecture, shape)));
	}

	@ParameterizedTest
	@MethodSource("networks")
	void lossAndGradientsMatchDeeplearning4j(Architecture architecture, Shape shape) {
		TestExamples examples = TestExamples.noisy(shape, CLASSES, BATCH, 3, 0);
		LoweredNetwork network = LoweredNetwork.of(architecture, shape, CLASSES);
		try (NativeArena arena = new NativeArena(); NetworkParameters parameters = new NetworkParameters(network)) {
			parameters.initialize(Initialization.HE, new SplittableRandom(1));
			parameters.weights().forEach((layer) -> layer.bias().assign(0.1));
			ComputationGraph stock = new ComputationGraph(DeclaredNetwork.of(network));
			stock.init();
			stock.initGradientsView();
			stock.setParams(parameters.values().dup());
			stock.setInput(0, stockInput(examples, network));
			stock.setLabels(oneHot(examples.labels()));
			stock.computeGradientAndScore();

			InputLayout layout = new InputLayout(network);
			NativePass pass = PassBuilder.build(arena, network, parameters, layout, BATCH, true);
			layout.read(examples, IntStream.range(0, BATCH).toArray(), 0, BATCH, pass.inputs());
			float[] errors = new float[BATCH * CLASSES];
			double loss = new SoftmaxCrossEntropy(CLASSES).mean(pass.forward(), examples.labels(), BATCH, errors);
			pass.backward(errors);

			assertThat(loss).isCloseTo(stock.score(), Offset.offset(1e-5));
			// its updater divides by the mini-batch size
			float[] expected = stock.getFlattenedGradients().div(BATCH).toFloatVector();
			assertThat(parameters.gradients().toFloatVector()).containsExactly(expected, Offset.offset(2e-5f));
		}
	}

	@ParameterizedTest
	@EnumSource(Initialization.class)
	void initialWeightsHaveExpectedStandardDeviation(Initialization initialization) {
		try (NetworkParameters parameters = new NetworkParameters(
				LoweredNetwork.of(new SmallCnn(null, null, null, null, null), new Shape(3, 16, 16), 10))) {
			parameters.initialize(initialization, new SplittableRandom(4));
			double[] expected = { initialization.standardDeviation(27, 288), initialization.standardDeviation(288, 576),
					initialization.standardDeviation(1024, 128), initialization.standardDeviation(128, 10) };
			double truncated = (initialization == Initialization.TRUNCATED_NORMAL) ? 0.8796 : 1;
			for (int i = 0; i < expected.length; i++) {
				assertThat(parameters.weights().get(i).matrix().stdNumber().doubleValue())
					.isCloseTo(truncated * expected[i], Offset.offset(0.1 * expected[i]));
			}
		}
	}

	private static INDArray stockInput(TestExamples examples, LoweredNetwork network) {
		Shape shape = examples.shape();
		INDArray rows = Nd4j.create(examples.features());
		return network.imageInput()
				? rows.reshape(BATCH, shape.channels(), shape.height(), shape.width()).permute(0, 2, 3, 1).dup('c')
				: rows;
	}

	private static INDArray oneHot(int[] labels) {
		INDArray oneHot = Nd4j.zeros(DataType.FLOAT, labels.length, CLASSES);
		for (int i = 0; i < labels.length; i++) {
			oneHot.putScalar(i, labels[i], 1);
		}
		return oneHot;
	}

}
