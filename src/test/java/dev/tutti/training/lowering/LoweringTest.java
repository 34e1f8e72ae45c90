package dev.tutti.training.lowering;

import java.util.List;

import dev.tutti.architecture.Architecture;
import dev.tutti.architecture.Custom;
import dev.tutti.architecture.Mlp;
import dev.tutti.architecture.ResNet;
import dev.tutti.architecture.SmallCnn;
import dev.tutti.architecture.layer.Activation;
import dev.tutti.architecture.layer.Layer;
import dev.tutti.architecture.layer.LayerShape;
import dev.tutti.architecture.layer.ShapeMismatchException;
import dev.tutti.dataset.Shape;
import dev.tutti.training.lowering.ParameterShape.Role;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LoweringTest {

	private static final LayerShape INPUT = LayerShape.image(3, 8, 9);

	private static LoweredNetwork lower(Architecture architecture) {
		return LoweredNetwork.of(architecture, new Shape(3, 8, 9), 10);
	}

	private static List<Operation> hidden(Layer... layers) {
		return lower(new Custom(List.of(layers))).hidden();
	}

	@Test
	void fusesConvolutionWithMaxPool() {
		LoweredNetwork network = lower(new SmallCnn(List.of(6), 3, 16, Activation.TANH, 0.0));
		Convolution convolution = new Convolution(INPUT, 3, 6, 2, Activation.TANH, 0);
		LayerShape pooled = LayerShape.image(6, 4, 4);
		assertThat(convolution.convolvedShape()).isEqualTo(LayerShape.image(6, 8, 9));
		assertThat(convolution.outputShape()).isEqualTo(pooled);
		assertThat(network.operations()).containsExactly(convolution, new Dense(pooled, 16, Activation.TANH, 2),
				new Dense(LayerShape.row(16), 10, Activation.IDENTITY, 4));
	}

	@Test
	void computesActivationAfterMaxPool() {
		LayerShape pooled = LayerShape.image(3, 4, 4);
		assertThat(hidden(new Layer.Activate(Activation.ELU), new Layer.MaxPool(2)))
			.containsExactly(new MaxPool(2, INPUT, pooled), new Activate(pooled, Activation.ELU));
	}

	@Test
	void doesNotFuseConvolutionWithMaxPoolBehindAnotherLayer() {
		assertThat(hidden(new Layer.Convolution(3, 3, Activation.RELU), new Layer.Activate(Activation.ELU),
				new Layer.MaxPool(2)))
			.hasExactlyElementsOfTypes(Convolution.class, MaxPool.class, Activate.class);
		assertThat(hidden(new Layer.Convolution(3, 3, Activation.RELU), new Layer.Dropout(0.0), new Layer.MaxPool(2)))
			.hasExactlyElementsOfTypes(Convolution.class, MaxPool.class);
	}

	@Test
	void dropsLayersThatPassTheirInputOn() {
		assertThat(hidden(new Layer.Dropout(0.0), new Layer.MaxPool(1), new Layer.AveragePool(1),
				new Layer.Activate(Activation.IDENTITY), new Layer.Activate(Activation.IDENTITY), new Layer.MaxPool(1),
				new Layer.Flatten()))
			.isEmpty();
	}

	@Test
	void takesGlobalAveragePoolAsAveragePoolOverTheImage() {
		assertThat(hidden(new Layer.AveragePool(2), new Layer.GlobalAveragePool())).containsExactly(
				new AveragePool(2, 2, INPUT, LayerShape.image(3, 4, 4)),
				new AveragePool(4, 4, LayerShape.image(3, 4, 4), LayerShape.row(3)));
	}

	@Test
	void projectsInputOfResidualBlockThatChangesChannels() {
		LoweredNetwork network = lower(new Custom(List.of(new Layer.Residual(List
			.of(new Layer.Convolution(5, 3, Activation.RELU), new Layer.Residual(List.of(new Layer.BatchNorm())))))));
		LayerShape output = LayerShape.image(5, 8, 9);
		Residual inner = new Residual(output, output, List.of(new BatchNorm(output, 2, 0)), null);
		Convolution convolution = new Convolution(INPUT, 3, 5, 1, Activation.RELU, 0);
		Convolution projection = new Convolution(INPUT, 1, 5, 1, Activation.IDENTITY, 4);
		Residual outer = new Residual(INPUT, output, List.of(convolution, inner), projection);
		assertThat(network.hidden()).containsExactly(outer);
		assertThat(network.flatten()).containsExactly(outer, convolution, inner, inner.operations().get(0), projection,
				network.output());
	}

	@Test
	void listsParametersAndStatisticsInTheOrderOfTheLayers() {
		LoweredNetwork network = lower(
				new Custom(List.of(new Layer.Convolution(5, 2, Activation.RELU), new Layer.BatchNorm())));
		assertThat(network.parameters()).containsExactly(new ParameterShape(Role.WEIGHT, 12, 5, 20),
				new ParameterShape(Role.BIAS, 1, 5, 5), new ParameterShape(Role.SCALE, 1, 5, 5),
				new ParameterShape(Role.SHIFT, 1, 5, 5), new ParameterShape(Role.WEIGHT, 5 * 72, 10, 10),
				new ParameterShape(Role.BIAS, 1, 10, 10));
		assertThat(network.statistics()).containsExactly(new ParameterShape(Role.MEAN, 1, 5, 5),
				new ParameterShape(Role.VARIANCE, 1, 5, 5));
	}

	@Test
	void readsImagesChannelsLastUnlessTheFirstLayerIsDense() {
		assertThat(lower(new Mlp(null, null, null)).imageInput()).isFalse();
		assertThat(lower(new ResNet(null, null, null, null)).imageInput()).isTrue();
		assertThat(lower(new Custom(List.of(new Layer.Flatten()))).imageInput()).isTrue();
	}

	@Test
	void rejectsLayersThatDoNotFit() {
		assertThatExceptionOfType(ShapeMismatchException.class)
			.isThrownBy(() -> hidden(new Layer.Flatten(), new Layer.Convolution(3, 3, Activation.RELU)));
	}

}
