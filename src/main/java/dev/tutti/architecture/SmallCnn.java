package dev.tutti.architecture;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonTypeName;

/** placeholder */
@JsonTypeName("small-cnn")
public record SmallCnn() implements Architecture {

	@Override
	public List<Layer> layers(int classes) {
		return List.of(new Layer.Convolution(32, 3, Activation.RELU), new Layer.MaxPool(2),
				new Layer.Convolution(64, 3, Activation.RELU), new Layer.MaxPool(2),
				new Layer.Dense(128, Activation.RELU), new Layer.Dense(classes, Activation.IDENTITY));
	}

}
