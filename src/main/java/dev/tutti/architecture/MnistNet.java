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
 * The network of Hacohen, Choshen and Weinshall (2019) for MNIST.
 *
 * @param activation of each hidden layer
 * @param dropout the share of the pool's outputs zeroed while training
 * @param denseDropout the share of the hidden dense layer's outputs
 */
@JsonTypeName("mnist-net")
@Schema(description = "The paper's network for MNIST: convolutions with 32 and 64 filters (3 x 3), a max-pool of 2, dropout,"
		+ " a dense layer of 128, dropout.")
public record MnistNet(
		@Schema(description = "Activation of each hidden layer.", defaultValue = "relu") @NotNull Activation activation,
		@Schema(description = "Dropout rate after the pool.",
				defaultValue = "0.25") @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) double dropout,
		@Schema(description = "Dropout rate after the hidden dense layer.",
				defaultValue = "0.5") @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) double denseDropout)
		implements
			Architecture {

	/** Absent parameters get their defaults. */
	@JsonCreator
	public MnistNet(@Nullable Activation activation, @Nullable Double dropout, @Nullable Double denseDropout) {
		this((activation != null) ? activation : Activation.RELU, (dropout != null) ? dropout : 0.25,
				(denseDropout != null) ? denseDropout : 0.5);
	}

	@Override
	public List<Layer> layers(int classes) {
		return new LayerListBuilder(this.activation).convolution(32, 3)
			.convolution(64, 3)
			.maxPool(this.dropout)
			.dense(128, this.denseDropout)
			.output(classes);
	}

}
