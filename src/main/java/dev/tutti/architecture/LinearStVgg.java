package dev.tutti.architecture;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.tutti.architecture.layer.Activation;
import dev.tutti.architecture.layer.Layer;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import org.jspecify.annotations.Nullable;

/**
 * The linear counterpart of {@link StVgg}: without activations, and with average-pools
 * instead of max-pools.
 *
 * @param dropout the dropout rate after each pool
 * @param denseDropout the share of the hidden dense layer's outputs
 */
@JsonTypeName("linear-st-vgg")
@Schema(description = "The paper's linear st-VGG: st-vgg without activations and with average-pools, so that it computes a"
		+ " linear function.")
public record LinearStVgg(
		@Schema(description = "Dropout rate after each pool.",
				defaultValue = "0.25") @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) double dropout,
		@Schema(description = "Dropout rate after the hidden dense layer.",
				defaultValue = "0.5") @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) double denseDropout)
		implements
			Architecture {

	/** Absent parameters get their defaults. */
	@JsonCreator
	public LinearStVgg(@Nullable Double dropout, @Nullable Double denseDropout) {
		this((dropout != null) ? dropout : 0.25, (denseDropout != null) ? denseDropout : 0.5);
	}

	@Override
	public List<Layer> layers(int classes) {
		return new LayerListBuilder(Activation.IDENTITY).pair(32, 3)
			.averagePool(this.dropout)
			.pair(64, 3)
			.averagePool(this.dropout)
			.pair(128, 3)
			.averagePool(this.dropout)
			.pair(256, 2)
			.averagePool(this.dropout)
			.dense(512, this.denseDropout)
			.output(classes);
	}

}
