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
 * A multilayer perceptron: dense layers.
 *
 * @param hidden the widths of the hidden layers
 * @param activation of each hidden layer
 * @param dropout the share of each hidden layer's outputs zeroed while training
 */
@JsonTypeName("mlp")
@Schema(description = "A multilayer perceptron: dense layers.")
public record Mlp(
		@Schema(description = "Widths of the hidden layers, first to last.", defaultValue = "[128, 64]",
				example = "[64, 32]") @NotNull @Size(min = 1, max = 16) List<@Min(1) @Max(8192) Integer> hidden,
		@Schema(description = "Activation of each hidden layer.", defaultValue = "relu") @NotNull Activation activation,
		@Schema(description = "Dropout rate after each hidden layer.", defaultValue = "0") @DecimalMin("0") @DecimalMax(
				value = "1", inclusive = false) double dropout)
		implements
			Architecture {

	/** Absent parameters get their defaults. */
	@JsonCreator
	public Mlp(@Nullable List<Integer> hidden, @Nullable Activation activation, @Nullable Double dropout) {
		this((hidden != null) ? SizeList.of(hidden) : List.of(128, 64),
				(activation != null) ? activation : Activation.RELU, (dropout != null) ? dropout : 0.0);
	}

	@Override
	public List<Layer> layers(int classes) {
		List<Layer> layers = new ArrayList<>();
		for (int units : this.hidden) {
			layers.add(new Layer.Dense(units, this.activation));
			if (this.dropout > 0) {
				layers.add(new Layer.Dropout(this.dropout));
			}
		}
		layers.add(new Layer.Dense(classes, Activation.IDENTITY));
		return layers;
	}

}
