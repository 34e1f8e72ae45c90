package dev.tutti.training.torch.network;

import java.util.List;
import java.util.Random;

import dev.tutti.architecture.Architecture;
import dev.tutti.dataset.Shape;
import dev.tutti.training.Initialization;
import dev.tutti.training.lowering.LoweredNetwork;
import dev.tutti.training.torch.memory.Backend;
import dev.tutti.training.torch.memory.RunningStatistics;
import dev.tutti.training.torch.memory.StackedParameters;
import dev.tutti.training.torch.memory.TensorArena;
import dev.tutti.training.torch.stage.StageContext;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Wide operations compute the same logits as operations that stay within a cache. */
class StackedConvolutionTest {

	private static final int MEMBERS = 3;

	@ParameterizedTest
	@MethodSource("dev.tutti.training.torch.network.GradientTest#networks")
	void wideAndNarrowOperationsGiveSameLogits(Architecture architecture, Shape shape) {
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
		LoweredNetwork network = LoweredNetwork.of(architecture, shape, 4);
		StackedParameters parameters = new StackedParameters(backend, MEMBERS, network.parameters());
		for (int m = 0; m < MEMBERS; m++) {
			parameters.write(parameters.values(), m,
					InitialWeights.draw(network.parameters(), Initialization.HE, 3, m));
		}
		float[] images = new float[7 * shape.size()];
		Random random = new Random(1);
		for (int i = 0; i < images.length; i++) {
			images[i] = random.nextFloat();
		}
		Tensor input = backend.of(images, 1, 7, shape.size()).expand(MEMBERS, 7, shape.size()).contiguous();
		RunningStatistics statistics = new RunningStatistics(backend, MEMBERS, network.statistics());
		NetworkPass pass = new NetworkPass(network,
				new StageContext(parameters, statistics, new TensorArena(backend), training), input);
		new DropoutMasks(backend, 4, List.of(0, 1, 2)).draw(pass.dropouts(), 0);
		pass.forward();
		return pass.logits();
	}

}
