package dev.tutti.training.torch;

import java.util.List;
import java.util.Random;

import dev.tutti.architecture.Architecture;
import dev.tutti.dataset.Shape;
import dev.tutti.training.Initialization;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Wide operations give what those that stay within a cache give. */
class StackedConvolutionTest {

	private static final int MEMBERS = 3;

	@ParameterizedTest
	@MethodSource("dev.tutti.training.torch.GradientTest#networks")
	void answersAreTheSame(Architecture architecture, Shape shape) {
		try (PointerScope scope = new PointerScope(); NoGradGuard guard = new NoGradGuard()) {
			for (boolean training : new boolean[] { true, false }) {
				Tensor narrow = logits(architecture, shape, training, false);
				Tensor wide = logits(architecture, shape, training, true);
				assertThat(wide.sub(narrow).abs().max().item_double()).isLessThan(1e-12);
				assertThat(wide.abs().max().item_double()).isGreaterThan(0.01);
			}
		}
	}

	private static Tensor logits(Architecture architecture, Shape shape, boolean training, boolean wide) {
		Backend backend = new Backend(new Device("cpu"), ScalarType.Double, wide);
		Network network = new Network(architecture, shape, 4);
		Parameters parameters = new Parameters(backend, MEMBERS, network.parameters());
		for (int m = 0; m < MEMBERS; m++) {
			parameters.write(parameters.values(), m,
					InitialWeights.draw(network.parameters(), Initialization.HE, 3, m));
		}
		float[] pictures = new float[7 * shape.size()];
		Random random = new Random(1);
		for (int i = 0; i < pictures.length; i++) {
			pictures[i] = random.nextFloat();
		}
		Tensor input = backend.of(pictures, 1, 7, shape.size()).expand(MEMBERS, 7, shape.size()).contiguous();
		Statistics statistics = new Statistics(backend, MEMBERS, network.statistics());
		Pass pass = new Pass(network, parameters, statistics, new Arena(backend), input, training);
		new DropoutMasks(backend, 4, List.of(0, 1, 2)).draw(pass.dropouts(), 0);
		pass.forward();
		return pass.logits();
	}

}
