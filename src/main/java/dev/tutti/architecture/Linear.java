package dev.tutti.architecture;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonTypeName;

/** Softmax regression: one dense layer. */
@JsonTypeName("linear")
public record Linear() implements Architecture {

	@Override
	public List<Layer> layers(int classes) {
		return List.of(new Layer.Dense(classes, Activation.IDENTITY));
	}

}
