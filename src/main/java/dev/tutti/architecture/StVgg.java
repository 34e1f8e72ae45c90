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
 * The network of most of the experiments of Hacohen, Choshen and Weinshall (2019).
 *
 * @param activation of each hidden layer
 * @param dropout the dropout rate after each pool
 * @param denseDropout the share of the hidden dense layer's outputs
 */
@JsonTypeName("st-vgg")
@Schema(description = "The paper's st-VGG: pairs of convolutions with 32, 64, 128 (3 x 3) and 256 filters (2 x 2), each"
		+ " with a max-pool of 2 and dropout, then a dense layer of 512. For images of 16 x 16 and more. The paper uses"
		+ " l2 0.005, mini-batches of 100, and sgd at a rate of 0.035 to 0.05 that is divided by 1.8 in steps.")
public record StVgg(
		@Schema(description = "Activation of each hidden layer.", defaultValue = "elu") @NotNull Activation activation,
		@Schema(description = "Dropout rate after each pool.",
				defaultValue = "0.25") @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) double dropout,
		@Schema(description = "Dropout rate after the hidden dense layer.",
				defaultValue = "0.5") @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) double denseDropout)
		implements
			Architecture {

	/** Absent parameters get their defaults. */
	@JsonCreator
	public StVgg(@Nullable Activation activation, @Nullable Double dropout, @Nullable Double denseDropout) {
		this((activation != null) ? activation : Activation.ELU, (dropout != null) ? dropout : 0.25,
				(denseDropout != null) ? denseDropout : 0.5);
	}

	@Override
	public List<Layer> layers(int classes) {
		return new LayerListBuilder(this.activation).pair(32, 3)
			.maxPool(this.dropout)
			.pair(64, 3)
			.maxPool(this.dropout)
			.pair(128, 3)
			.maxPool(this.dropout)
			.pair(256, 2)
			.maxPool(this.dropout)
			.dense(512, this.denseDropout)
			.output(classes);
	}

}
