package dev.tutti.architecture;

import java.util.List;

import dev.tutti.architecture.layer.Activation;
import dev.tutti.architecture.layer.Layer;
import dev.tutti.architecture.layer.LayerShape;
import dev.tutti.architecture.layer.ShapeMismatchException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class ArchitectureTest {

	private static final LayerShape DIGITS = LayerShape.image(1, 8, 8);

	private static final LayerShape CIFAR = LayerShape.image(3, 32, 32);

	@Test
	void stVggHasLayersOfPaper() {
		StVgg architecture = new StVgg(null, null, null);
		assertThat(architecture.layers(5).stream().filter(Layer.Convolution.class::isInstance)).containsExactly(
				convolution(32, 3), convolution(32, 3), convolution(64, 3), convolution(64, 3), convolution(128, 3),
				convolution(128, 3), convolution(256, 2), convolution(256, 2));
		assertThat(architecture.layers(5)).endsWith(new Layer.MaxPool(2), new Layer.Dropout(0.25),
				new Layer.Dense(512, Activation.ELU), new Layer.Dropout(0.5), new Layer.Dense(5, Activation.IDENTITY));
		assertThat(Layer.output(architecture.layers(5).subList(0, 16), CIFAR)).isEqualTo(LayerShape.image(256, 2, 2));
	}

	@Test
	void linearStVggHasNoActivationOrMaxPool() {
		List<Layer> layers = new LinearStVgg(null, null).layers(5);
		assertThat(layers).noneMatch(Layer.MaxPool.class::isInstance)
			.filteredOn(Layer.AveragePool.class::isInstance)
			.hasSize(4);
		assertThat(layers).filteredOn(Layer.Convolution.class::isInstance)
			.allMatch((layer) -> ((Layer.Convolution) layer).activation() == Activation.IDENTITY);
		assertThat(layers).contains(new Layer.Dense(512, Activation.IDENTITY));
	}

	@Test
	void mnistNetAndSmallStVggHaveLayersOfPaper() {
		assertThat(new MnistNet(null, null, null).layers(10)).containsExactly(
				new Layer.Convolution(32, 3, Activation.RELU), new Layer.Convolution(64, 3, Activation.RELU),
				new Layer.MaxPool(2), new Layer.Dropout(0.25), new Layer.Dense(128, Activation.RELU),
				new Layer.Dropout(0.5), new Layer.Dense(10, Activation.IDENTITY));
		assertThat(new SmallStVgg(Activation.ELU, 0.0, 0.0).layers(10)).containsExactly(convolution(32, 3),
				convolution(32, 3), new Layer.MaxPool(2), convolution(64, 3), convolution(64, 3), new Layer.MaxPool(2),
				new Layer.Dense(128, Activation.ELU), new Layer.Dense(10, Activation.IDENTITY));
	}

	private static Layer convolution(int filters, int kernel) {
		return new Layer.Convolution(filters, kernel, Activation.ELU);
	}

	@Test
	void resNetProjectsShortcutWhereChannelsChange() {
		ResNet architecture = new ResNet(List.of(16, 32, 64), 2, true, Activation.RELU);
		assertThat(Layer.output(architecture.layers(10), DIGITS)).isEqualTo(LayerShape.row(10));
		List<Layer.Residual> blocks = architecture.layers(10)
			.stream()
			.filter(Layer.Residual.class::isInstance)
			.map(Layer.Residual.class::cast)
			.toList();
		assertThat(blocks).hasSize(6);
		assertThat(blocks.get(1).projects(LayerShape.image(16, 8, 8))).isFalse();
		assertThat(blocks.get(2).projects(LayerShape.image(16, 4, 4))).isTrue();
		assertThat(new ResNet(List.of(16), 2, false, Activation.RELU).layers(10))
			.noneMatch(Layer.BatchNorm.class::isInstance);
	}

	@ParameterizedTest
	@CsvSource({ "8, layers[11]", "15, layers[11]", "16, ", "32, " })
	void stVggReportsPoolThatLeavesNoPixels(int side, String place) {
		StVgg architecture = new StVgg(Activation.ELU, 0.0, 0.0);
		LayerShape input = LayerShape.image(1, side, side);
		if (place == null) {
			assertThatNoException().isThrownBy(() -> architecture.check(input, 10));
		}
		else {
			mismatch(architecture, input, place, "leaves nothing");
		}
	}

	@Test
	void shapeMismatchNamesLayerPath() {
		Layer convolution = new Layer.Convolution(4, 3, null);
		Layer dense = new Layer.Dense(8, null);
		mismatch(custom(convolution, dense, convolution), DIGITS, "layers[2]", "a row of 8");
		mismatch(custom(new Layer.Flatten(), new Layer.MaxPool(2)), DIGITS, "layers[1]", "takes an image");
		mismatch(custom(new Layer.GlobalAveragePool(), new Layer.AveragePool(2)), DIGITS, "layers[1]",
				"takes an image");
		mismatch(custom(new Layer.MaxPool(9)), DIGITS, "layers[0]", "leaves nothing of its 8 x 8 input");
		mismatch(custom(convolution, new Layer.Residual(List.of(convolution, new Layer.MaxPool(2)))), DIGITS,
				"layers[1]", "input is 4 x 8 x 8");
		mismatch(custom(dense, new Layer.Residual(List.of(new Layer.Dense(9, null)))), DIGITS, "layers[1]",
				"input is a row of 8 and its layers' output is a row of 9");
		mismatch(custom(new Layer.Residual(List.of(convolution, new Layer.Residual(List.of(dense, convolution))))),
				DIGITS, "layers[0].layers[1].layers[1]", "a row of 8");
		mismatch(custom(new Layer.Convolution(1024, 3, null), new Layer.Dense(8192, null)), DIGITS, "layers[1]",
				"536870912 weights");
		mismatch(custom(new Layer.Convolution(1024, 3, null)), LayerShape.image(3, 512, 512), "layers[0]",
				"values of an example");
	}

	private static void mismatch(Architecture architecture, LayerShape input, String place, String reason) {
		assertThatExceptionOfType(ShapeMismatchException.class).isThrownBy(() -> architecture.check(input, 10))
			.satisfies((ex) -> {
				assertThat(ex.place()).isEqualTo(place);
				assertThat(ex.reason()).contains(reason);
			});
	}

	@Test
	void outputShapeHasOneUnitPerClass() {
		Custom architecture = custom(new Layer.Convolution(4, 2, Activation.TANH), new Layer.BatchNorm(),
				new Layer.Activate(Activation.RELU), new Layer.Residual(List.of(new Layer.Convolution(6, 5, null))),
				new Layer.MaxPool(3), new Layer.Flatten(), new Layer.Dropout(0.1), new Layer.BatchNorm(),
				new Layer.Residual(List.of(new Layer.Dense(24, Activation.ELU))));
		assertThat(Layer.output(architecture.layers(7), DIGITS)).isEqualTo(LayerShape.row(7));
	}

	private static Custom custom(Layer... layers) {
		return new Custom(List.of(layers));
	}

}
