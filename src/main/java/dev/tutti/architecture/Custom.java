package dev.tutti.architecture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.tutti.architecture.layer.Activation;
import dev.tutti.architecture.layer.Layer;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A network given as a list of layers.
 *
 * @param layers from the input on, without the last dense layer, which has one unit per
 * class; may hold null, which validation reports
 */
@JsonTypeName("custom")
@Schema(description = "A list of layers; a dense layer with one unit per class is added after them.")
public record Custom(@Schema(
		description = "From the input on. A layer that does not fit its input is refused with its place in the list, before anything is queued.",
		example = """
				[{"type": "convolution", "filters": 16}, {"type": "batch-norm"},
				 {"type": "activation", "function": "relu"}, {"type": "max-pool", "size": 2},
				 {"type": "residual", "layers": [{"type": "convolution", "filters": 16, "activation": "relu"}]},
				 {"type": "flatten"}, {"type": "dropout", "rate": 0.25}, {"type": "dense", "units": 64, "activation": "relu"}]""") @Size(
				min = 1, max = 64) List<@NotNull @Valid Layer> layers)
		implements
			Architecture {

	@JsonCreator
	public Custom(@Nullable List<Layer> layers) {
		this.layers = (layers != null) ? Collections.unmodifiableList(new ArrayList<>(layers)) : List.of();
	}

	@Override
	public List<Layer> layers(int classes) {
		List<Layer> all = new ArrayList<>(this.layers);
		all.add(new Layer.Dense(classes, Activation.IDENTITY));
		return all;
	}

}
