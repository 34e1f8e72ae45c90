package dev.tutti.architecture;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.tutti.architecture.layer.Activation;
import dev.tutti.architecture.layer.Layer;
import io.swagger.v3.oas.annotations.media.Schema;

/** Softmax regression: one dense layer. */
@JsonTypeName("linear")
@Schema(description = "Softmax regression: one dense layer.")
public record Linear() implements Architecture {

	@Override
	public List<Layer> layers(int classes) {
		return List.of(new Layer.Dense(classes, Activation.IDENTITY));
	}

}
