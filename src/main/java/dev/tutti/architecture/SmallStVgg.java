package dev.tutti.architecture;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.tutti.architecture.layer.Activation;
import dev.tutti.architecture.layer.Layer;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * The smaller network of Hacohen, Choshen and Weinshall (2019).
 *
 * @param activation of each hidden layer
 * @param dropout the dropout rate after each pool
 * @param denseDropout the share of the hidden dense layer's outputs
 */
@JsonTypeName("small-st-vgg")
@Schema(description = "The paper's small st-VGG: pairs of convolutions with 32 and 64 filters (3 x 3), each with a max-pool"
		+ " of 2 and dropout, then a dense layer of 128.")
public record SmallStVgg(
		@Schema(description = "Activation of each hidden layer.", defaultValue = "elu") @NotNull Activation activation,
		@Schema(description = "Dropout rate after each pool.",
				defaultValue = "0.25") @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) double dropout,
		@Schema(description = "Dropout rate after the hidden dense layer.",
				defaultValue = "0.5") @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) double denseDropout)
		implements
			Architecture {

	/** Absent parameters get their defaults. */
	@JsonCreator
	public SmallStVgg(@Nullable Activation activation, @Nullable Double dropout, @Nullable Double denseDropout) {
		this((activation != null) ? activation : Activation.ELU, (dropout != null) ? dropout : 0.25,
				(denseDropout != null) ? denseDropout : 0.5);
	}

	@Override
	public List<Layer> layers(int classes) {
		return new LayerListBuilder(this.activation).pair(32, 3)
			.maxPool(this.dropout)
			.pair(64, 3)
			.maxPool(this.dropout)
			.dense(128, this.denseDropout)
			.output(classes);
	}

}
