package dev.tutti.architecture.layer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A layer of a network, independent of the engine.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({ @JsonSubTypes.Type(Layer.Convolution.class), @JsonSubTypes.Type(Layer.MaxPool.class),
		@JsonSubTypes.Type(Layer.AveragePool.class), @JsonSubTypes.Type(Layer.GlobalAveragePool.class),
		@JsonSubTypes.Type(Layer.Dense.class), @JsonSubTypes.Type(Layer.Dropout.class),
		@JsonSubTypes.Type(Layer.BatchNorm.class), @JsonSubTypes.Type(Layer.Activate.class),
		@JsonSubTypes.Type(Layer.Flatten.class), @JsonSubTypes.Type(Layer.Residual.class) })
public sealed interface Layer {

	/**
	 * The shape of its output.
	 * @throws ShapeMismatchException when it cannot take an input of this shape
	 */
	LayerShape output(LayerShape input);

	/**
	 * The output shape of a list of layers, each of which takes the output of the one
	 * before.
	 * @throws ShapeMismatchException for the first layer that cannot take its input
	 */
	static LayerShape output(List<? extends @Nullable Layer> layers, LayerShape input) {
		LayerShape current = input;
		for (int i = 0; i < layers.size(); i++) {
			Layer layer = layers.get(i);
			try {
				current = (layer != null) ? layer.output(current) : current;
			}
			catch (ShapeMismatchException ex) {
				throw ex.at(i);
			}
		}
		return current;
	}

	/**
	 * A convolution of stride 1 with zero padding, so that its output has the height and
	 * width of its input. An even kernel pads one row less above than below, and one
	 * column less to the left than to the right.
	 */
	@JsonTypeName("convolution")
	@Schema(name = "ConvolutionLayer",
			description = "A convolution with stride 1 and same padding, which keeps height and width.")
	record Convolution(@Schema(example = "32") @Min(1) @Max(1024) int filters,
			@Schema(description = "Side of its window, in pixels.", defaultValue = "3") @Min(1) @Max(11) int kernel,
			@Schema(defaultValue = "identity") @NotNull Activation activation) implements Layer {

		@JsonCreator
		public Convolution(@Nullable Integer filters, @Nullable Integer kernel, @Nullable Activation activation) {
			this((filters != null) ? filters : 0, (kernel != null) ? kernel : 3,
					(activation != null) ? activation : Activation.IDENTITY);
		}

		@Override
		public LayerShape output(LayerShape input) {
			LayerChecks.image("A convolution", input);
			LayerChecks.weights((long) this.kernel * this.kernel * input.channels() * this.filters);
			LayerChecks.values((long) this.filters * input.height() * input.width());
			return LayerShape.image(this.filters, input.height(), input.width());
		}

	}

	/**
	 * The maximum of each window. Windows do not overlap; a partial window at the end is
	 * left out.
	 */
	@JsonTypeName("max-pool")
	@Schema(name = "MaxPoolLayer", description = "The maximum of each window; windows do not overlap.")
	record MaxPool(
			@Schema(description = "Window size.", defaultValue = "2") @Min(1) @Max(64) int size) implements Layer {

		@JsonCreator
		public MaxPool(@Nullable Integer size) {
			this((size != null) ? size : 2);
		}

		@Override
		public LayerShape output(LayerShape input) {
			return LayerChecks.pooled("A max-pool", input, this.size);
		}

	}

	/** The mean of each window, with the windows of {@link MaxPool}. */
	@JsonTypeName("average-pool")
	@Schema(name = "AveragePoolLayer", description = "The mean of each window; windows do not overlap.")
	record AveragePool(
			@Schema(description = "Window size.", defaultValue = "2") @Min(1) @Max(64) int size) implements Layer {

		@JsonCreator
		public AveragePool(@Nullable Integer size) {
			this((size != null) ? size : 2);
		}

		@Override
		public LayerShape output(LayerShape input) {
			return LayerChecks.pooled("An average-pool", input, this.size);
		}

	}

	/** The mean of each channel, as a row. */
	@JsonTypeName("global-average-pool")
	@Schema(name = "GlobalAveragePoolLayer", description = "The mean of each channel, as a row.")
	record GlobalAveragePool() implements Layer {

		@Override
		public LayerShape output(LayerShape input) {
			LayerChecks.image("A global average-pool", input);
			return LayerShape.row(input.channels());
		}

	}

	/** A dense layer; it flattens its input. */
	@JsonTypeName("dense")
	@Schema(name = "DenseLayer", description = "A dense layer; it flattens its input.")
	record Dense(@Schema(example = "128") @Min(1) @Max(8192) int units,
			@Schema(defaultValue = "identity") @NotNull Activation activation) implements Layer {

		@JsonCreator
		public Dense(@Nullable Integer units, @Nullable Activation activation) {
			this((units != null) ? units : 0, (activation != null) ? activation : Activation.IDENTITY);
		}

		@Override
		public LayerShape output(LayerShape input) {
			LayerChecks.weights((long) input.size() * this.units);
			return LayerShape.row(this.units);
		}

	}

	/**
	 * Zeroes each value with the given probability while training, and scales up the
	 * rest.
	 */
	@JsonTypeName("dropout")
	@Schema(name = "DropoutLayer", description = "Dropout: zeroes a share of the values during training.")
	record Dropout(@Schema(description = "The share.", defaultValue = "0.5") @DecimalMin("0") @DecimalMax(value = "1",
			inclusive = false) double rate) implements Layer {

		@JsonCreator
		public Dropout(@Nullable Double rate) {
			this((rate != null) ? rate : 0.5);
		}

		@Override
		public LayerShape output(LayerShape input) {
			return input;
		}

	}

	/**
	 * Normalises each channel to mean 0 and variance 1 over the mini-batch while
	 * training, then scales and shifts it by learned parameters (Ioffe and Szegedy,
	 * 2015). Evaluations use running means and variances, in which a mini-batch weighs
	 * {@value #MOMENTUM} of the one after it; the weights sum to 1 from the first
	 * mini-batch on, so that early evaluations do not lag behind. {@value #EPSILON} is
	 * added to the variance.
	 */
	@JsonTypeName("batch-norm")
	@Schema(name = "BatchNormLayer", description = "Normalises each channel over the mini-batch.")
	record BatchNorm() implements Layer {

		public static final double MOMENTUM = 0.9;

		public static final double EPSILON = 1e-5;

		@Override
		public LayerShape output(LayerShape input) {
			return input;
		}

	}

	/** An activation as a layer of its own. */
	@JsonTypeName("activation")
	@Schema(name = "ActivationLayer", description = "An activation as a layer of its own.")
	record Activate(@Schema(example = "relu") @NotNull Activation function) implements Layer {

		@Override
		public LayerShape output(LayerShape input) {
			return input;
		}

	}

	/** Puts all values in a row, as a dense layer does by itself. */
	@JsonTypeName("flatten")
	@Schema(name = "FlattenLayer", description = "Flattens its input to a vector.")
	record Flatten() implements Layer {

		@Override
		public LayerShape output(LayerShape input) {
			return LayerShape.row(input.size());
		}

	}

	/**
	 * Adds its input to the output of its layers (He et al., 2016). Where the layers
	 * change the number of channels, the input goes through a 1 x 1 convolution first.
	 */
	@JsonTypeName("residual")
	@Schema(name = "ResidualLayer",
			description = "Adds its input to the output of its layers; where these change the number of channels, the input goes through a 1 x 1 convolution first.")
	record Residual(@Schema(description = "They keep height and width.") @Size(min = 1,
			max = 64) List<@NotNull @Valid Layer> layers) implements Layer {

		@JsonCreator
		public Residual(@Nullable List<Layer> layers) {
			this.layers = (layers != null) ? Collections.unmodifiableList(new ArrayList<>(layers)) : List.of();
		}

		@Override
		public LayerShape output(LayerShape input) {
			LayerShape output = Layer.output(this.layers, input);
			if (input.image() != output.image() || input.height() != output.height() || input.width() != output.width()
					|| (!input.image() && input.channels() != output.channels())) {
				throw new ShapeMismatchException(
						"The residual block's input is " + input + " and its layers' output is " + output
								+ ". Its layers may change the number of an image's channels, and nothing else.");
			}
			return output;
		}

		/** Whether its input goes through a 1 x 1 convolution before the sum. */
		public boolean projects(LayerShape input) {
			return input.channels() != output(input).channels();
		}

	}

}
