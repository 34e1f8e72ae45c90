package dev.tutti.training.torch.network;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.tutti.architecture.Architecture;
import dev.tutti.architecture.Custom;
import dev.tutti.architecture.Linear;
import dev.tutti.architecture.Mlp;
import dev.tutti.architecture.ResNet;
import dev.tutti.architecture.SmallCnn;
import dev.tutti.architecture.layer.Activation;
import dev.tutti.architecture.layer.Layer;
import dev.tutti.dataset.Shape;
import dev.tutti.training.Initialization;
import dev.tutti.training.TestExamples;
import dev.tutti.training.lowering.LoweredNetwork;
import dev.tutti.training.torch.memory.Backend;
import dev.tutti.training.torch.memory.DeviceExamples;
import dev.tutti.training.torch.memory.RunningStatistics;
import dev.tutti.training.torch.memory.StackedParameters;
import dev.tutti.training.torch.memory.TensorArena;
import dev.tutti.training.torch.stage.StageContext;
import org.assertj.core.api.Assertions;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients against central differences, in double precision. */
class GradientTest {

	private static final double EPSILON = 1e-6;

	private static final int EXAMPLES = 5;

	private static final int CLASSES = 3;

	private static final Layer NORM = new Layer.BatchNorm();

	private static final Layer ELU = new Layer.Activate(Activation.ELU);

	static Stream<Arguments> networks() {
		Shape image = new Shape(1, 8, 8);
		Shape odd = new Shape(2, 7, 9);
		return Stream.of(Arguments.of(new Linear(), image), Arguments.of(mlp(Activation.RELU, 0), image),
				Arguments.of(mlp(Activation.ELU, 0), image), Arguments.of(mlp(Activation.TANH, 0), image),
				Arguments.of(mlp(Activation.IDENTITY, 0), image), Arguments.of(mlp(Activation.TANH, 0.4), image),
				Arguments.of(cnn(3, Activation.RELU, 0), image), Arguments.of(cnn(3, Activation.TANH, 0.3), image),
				Arguments.of(cnn(3, Activation.ELU, 0), odd), Arguments.of(cnn(2, Activation.TANH, 0), odd),
				Arguments.of(cnn(5, Activation.IDENTITY, 0), odd), Arguments.of(cnn(1, Activation.TANH, 0), image),
				// A whole tile; and images narrower than there are examples.
				Arguments.of(new SmallCnn(List.of(8, 9), 3, 5, Activation.ELU, 0), new Shape(1, 8, 9)),
				Arguments.of(new SmallCnn(List.of(8, 3), 3, 5, Activation.TANH, 0), new Shape(2, 6, 4)),
				Arguments.of(new SmallCnn(List.of(9, 8, 4), 3, 6, Activation.TANH, 0), new Shape(1, 13, 8)),
				Arguments.of(custom(new Layer.MaxPool(2), convolution(3, 3), new Layer.MaxPool(3)), odd),
				Arguments.of(custom(convolution(3, 3), convolution(4, 3), new Layer.MaxPool(2)), odd),
				Arguments.of(custom(convolution(9, 3), convolution(8, 3), convolution(8, 3)), odd),
				Arguments.of(custom(convolution(9, 3), convolution(8, 3), convolution(8, 3)), image),
				// more than fits a cache at a time
				Arguments.of(custom(convolution(32, 3), convolution(32, 3), convolution(24, 3), new Layer.MaxPool(2)),
						new Shape(1, 19, 20)),
				Arguments.of(custom(convolution(8, 2), convolution(9, 2), new Layer.MaxPool(2)), odd),
				Arguments.of(custom(convolution(8, 5), convolution(3, 4), new Layer.AveragePool(2)), odd),
				Arguments.of(custom(new Layer.AveragePool(3), new Layer.Dense(4, Activation.TANH)), odd),
				Arguments.of(custom(convolution(5, 3), new Layer.GlobalAveragePool()), odd),
				Arguments.of(custom(new Layer.GlobalAveragePool()), odd),
				Arguments.of(custom(NORM, convolution(4, 3), NORM, ELU, new Layer.MaxPool(2), NORM), odd),
				Arguments.of(custom(convolution(1, 3), NORM, ELU), image),
				Arguments.of(custom(
						new Layer.Dense(6, Activation.TANH), NORM, ELU, new Layer.Dense(5, Activation.ELU), NORM), odd),
				Arguments.of(custom(new Layer.Flatten(), NORM), image),
				Arguments.of(custom(ELU, convolution(3, 3), ELU, new Layer.Activate(Activation.TANH),
						new Layer.Activate(Activation.IDENTITY), new Layer.MaxPool(2), ELU, new Layer.Flatten(), ELU),
						odd),
				Arguments.of(custom(convolution(4, 3), residual(convolution(4, 3), ELU, convolution(4, 3)), ELU), odd),
				Arguments.of(custom(convolution(4, 3), residual(convolution(5, 3), NORM, ELU, convolution(6, 3)),
						new Layer.Activate(Activation.RELU)), odd),
				Arguments.of(custom(residual(convolution(3, 3)), residual(convolution(3, 2))), odd),
				Arguments.of(
						custom(residual(ELU), convolution(3, 3), residual(ELU), residual(new Layer.MaxPool(1)),
								residual(NORM)),
						odd),
				Arguments.of(custom(residual(convolution(2, 3),
						residual(NORM, ELU, residual(convolution(4, 3), ELU), new Layer.Dropout(0.3)),
						new Layer.Dropout(0.2))), odd),
				Arguments.of(custom(new Layer.Dropout(0.2), new Layer.Dense(6, Activation.ELU),
						residual(new Layer.Dense(4, Activation.TANH), new Layer.Dropout(0.3),
								new Layer.Dense(6, Activation.ELU)),
						new Layer.Dropout(0.2), ELU), odd),
				Arguments.of(new ResNet(List.of(3, 4), 2, true, Activation.TANH), odd),
				Arguments.of(new ResNet(List.of(4, 9), 1, false, Activation.ELU), image));
	}

	private static Layer convolution(int filters, int kernel) {
		return new Layer.Convolution(filters, kernel, Activation.TANH);
	}

	private static Layer residual(Layer... layers) {
		return new Layer.Residual(List.of(layers));
	}

	private static Architecture custom(Layer... layers) {
		return new Custom(List.of(layers));
	}

	private static Architecture mlp(Activation activation, double dropout) {
		return new Mlp(List.of(7, 5), activation, dropout);
	}

	private static Architecture cnn(int kernel, Activation activation, double dropout) {
		return new SmallCnn(List.of(3, 4), kernel, 6, activation, dropout);
	}

	@ParameterizedTest
	@MethodSource("networks")
	void gradientsOfStackedMembersMatchFiniteDifferences(Architecture architecture, Shape shape) {
		check(architecture, shape, 3, false);
	}

	@ParameterizedTest
	@MethodSource("networks")
	void gradientsOfWideOperationsMatchFiniteDifferences(Architecture architecture, Shape shape) {
		check(architecture, shape, 3, true);
	}

	@ParameterizedTest
	@MethodSource("networks")
	void gradientsOfOneMemberMatchFiniteDifferences(Architecture architecture, Shape shape) {
		check(architecture, shape, 1, false);
	}

	private void check(Architecture architecture, Shape shape, int members, boolean wide) {
		try (PointerScope scope = new PointerScope(); NoGradGuard guard = new NoGradGuard()) {
			Backend backend = new Backend(new Device("cpu"), ScalarType.Double, wide);
			LoweredNetwork network = LoweredNetwork.of(architecture, shape, CLASSES);
			StackedParameters parameters = new StackedParameters(backend, members, network.parameters());
			for (int m = 0; m < members; m++) {
				parameters.write(parameters.values(), m,
						InitialWeights.draw(network.parameters(), Initialization.HE, 3, m));
			}
			// Biases away from zero, or nothing of them would show.
			parameters.values().add_(new Scalar(0.01));
			DeviceExamples examples = DeviceExamples.of(TestExamples.noisy(shape, CLASSES, 20, 5, 1),
					network.imageInput(), backend);
			TrainingPass pass = new TrainingPass(network, new StageContext(parameters,
					new RunningStatistics(backend, members, network.statistics()), new TensorArena(backend), true),
					shape.size(), EXAMPLES);
			Tensor indices = backend.of(new Random(2).ints(members * EXAMPLES, 0, 20).toArray(), ScalarType.Int,
					members * EXAMPLES);
			DropoutMasks masks = new DropoutMasks(backend, 4, IntStream.range(0, members).boxed().toList());
			pass.compute(examples, indices, masks, 0);
			Tensor gradients = parameters.gradients().clone();
			Random random = new Random(5);
			for (int parameter = 0; parameter < network.parameters().size(); parameter++) {
				for (int i = 0; i < 12; i++) {
					long offset = random.nextLong(parameters.value(parameter).numel());
					Tensor value = element(parameters.value(parameter), offset);
					double expected = (loss(pass, value, EPSILON, examples, indices, masks)
							- loss(pass, value, -EPSILON, examples, indices, masks)) / (2 * EPSILON);
					parameters.gradients().copy_(gradients);
					double actual = element(parameters.gradient(parameter), offset).item_double();
					Assertions.assertThat(actual)
						.as("parameter %d of %s", parameter, Map.of(architecture.type(), architecture))
						.isCloseTo(expected, Assertions.within(1e-6));
				}
			}
		}
	}

	/** Of matrices that may lie column by column. */
	private static Tensor element(Tensor matrices, long offset) {
		long columns = matrices.size(2);
		long row = offset / columns;
		return matrices.select(0, row / matrices.size(1)).select(0, row % matrices.size(1)).select(0, offset % columns);
	}

	/** The sum of the members' losses, with a value moved. */
	private static double loss(TrainingPass pass, Tensor value, double by, DeviceExamples examples, Tensor indices,
			DropoutMasks masks) {
		value.add_(new Scalar(by));
		pass.compute(examples, indices, masks, 0);
		value.sub_(new Scalar(by));
		return pass.loss();
	}

}
