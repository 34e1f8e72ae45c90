package dev.tutti.architecture;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.tutti.architecture.layer.Activation;
import dev.tutti.architecture.layer.Layer;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A small residual network after He et al. (2016): a convolution, then stages of residual
 * blocks of two convolutions each, and a global average-pool. Between stages an
 * average-pool halves the image, where the paper uses strides.
 *
 * @param filters of each stage's convolutions
 * @param blocks of each stage
 * @param batchNorm whether each convolution is followed by a batch norm
 * @param activation of each convolution; at a block's end it follows the sum
 */
@JsonTypeName("resnet")
@Schema(description = "A small residual network: a convolution, then stages of residual blocks of two convolutions (3 x 3)"
		+ " each, an average-pool of 2 between stages, a global average-pool at the end.")
public record ResNet(
		@Schema(description = "Filters of each stage.", defaultValue = "[16, 32, 64]",
				example = "[16, 32]") @NotNull @Size(min = 1, max = 6) List<@Min(1) @Max(1024) Integer> filters,
		@Schema(description = "Residual blocks per stage.", defaultValue = "1") @Min(1) @Max(18) int blocks,
		@Schema(description = "Whether a batch norm follows each convolution.",
				defaultValue = "true") boolean batchNorm,
		@Schema(description = "Activation of each convolution; at a block's end it follows the sum.",
				defaultValue = "relu") @NotNull Activation activation)
		implements
			Architecture {

	/** Absent parameters get their defaults. */
	@JsonCreator
	public ResNet(@Nullable List<Integer> filters, @Nullable Integer blocks, @Nullable Boolean batchNorm,
			@Nullable Activation activation) {
		this((filters != null) ? SizeList.of(filters) : List.of(16, 32, 64), (blocks != null) ? blocks : 1,
				(batchNorm != null) ? batchNorm : true, (activation != null) ? activation : Activation.RELU);
	}

	@Override
	public List<Layer> layers(int classes) {
		List<Layer> layers = new ArrayList<>();
		for (int stage = 0; stage < this.filters.size(); stage++) {
			int count = this.filters.get(stage);
			if (stage == 0) {
				convolution(layers, count);
				layers.add(new Layer.Activate(this.activation));
			}
			else {
				layers.add(new Layer.AveragePool(2));
			}
			for (int block = 0; block < this.blocks; block++) {
				List<Layer> inner = new ArrayList<>();
				convolution(inner, count);
				inner.add(new Layer.Activate(this.activation));
				convolution(inner, count);
				layers.add(new Layer.Residual(inner));
				layers.add(new Layer.Activate(this.activation));
			}
		}
		layers.add(new Layer.GlobalAveragePool());
		layers.add(new Layer.Dense(classes, Activation.IDENTITY));
		return layers;
	}

	private void convolution(List<Layer> layers, int count) {
		layers.add(new Layer.Convolution(count, 3, Activation.IDENTITY));
		if (this.batchNorm) {
			layers.add(new Layer.BatchNorm());
		}
	}

}
