package dev.tutti.architecture;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.tutti.architecture.layer.Activation;
import dev.tutti.architecture.layer.Layer;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Convolutions, each followed by its activation and a max-pool of 2, then one hidden
 * dense layer.
 *
 * @param filters of each convolution
 * @param kernel the side of every convolution's window, in pixels
 * @param dense the width of the hidden dense layer
 * @param activation of each hidden layer
 * @param dropout the share of the hidden dense layer's outputs zeroed while training
 */
@JsonTypeName("small-cnn")
@Schema(description = "Convolutions, each with a max-pool of 2, then one hidden dense layer.")
public record SmallCnn(
		@Schema(description = "Filters of each convolution.", defaultValue = "[32, 64]",
				example = "[32, 64]") @NotNull @Size(min = 1, max = 8) List<@Min(1) @Max(1024) Integer> filters,
		@Schema(description = "Side of every convolution's window, in pixels.",
				defaultValue = "3") @Min(1) @Max(11) int kernel,
		@Schema(description = "Width of the hidden dense layer.", defaultValue = "128") @Min(1) @Max(8192) int dense,
		@Schema(description = "Activation of each hidden layer.", defaultValue = "relu") @NotNull Activation activation,
		@Schema(description = "Dropout rate after the hidden dense layer.",
				defaultValue = "0") @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) double dropout)
		implements
			Architecture {

	/** Absent parameters get their defaults. */
	@JsonCreator
	public SmallCnn(@Nullable List<Integer> filters, @Nullable Integer kernel, @Nullable Integer dense,
			@Nullable Activation activation, @Nullable Double dropout) {
		this((filters != null) ? SizeList.of(filters) : List.of(32, 64), (kernel != null) ? kernel : 3,
				(dense != null) ? dense : 128, (activation != null) ? activation : Activation.RELU,
				(dropout != null) ? dropout : 0.0);
	}

	@Override
	public List<Layer> layers(int classes) {
		List<Layer> layers = new ArrayList<>();
		for (int count : this.filters) {
			layers.add(new Layer.Convolution(count, this.kernel, this.activation));
			layers.add(new Layer.MaxPool(2));
		}
		layers.add(new Layer.Dense(this.dense, this.activation));
		if (this.dropout > 0) {
			layers.add(new Layer.Dropout(this.dropout));
		}
		layers.add(new Layer.Dense(classes, Activation.IDENTITY));
		return layers;
	}

}
