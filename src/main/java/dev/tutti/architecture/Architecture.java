package dev.tutti.architecture;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.tutti.architecture.layer.Layer;
import dev.tutti.architecture.layer.LayerShape;
import dev.tutti.architecture.layer.ShapeMismatchException;

/**
 * An architecture with its parameters, independent of engine and dataset.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({ @JsonSubTypes.Type(Linear.class), @JsonSubTypes.Type(Mlp.class), @JsonSubTypes.Type(SmallCnn.class),
		@JsonSubTypes.Type(MnistNet.class), @JsonSubTypes.Type(StVgg.class), @JsonSubTypes.Type(SmallStVgg.class),
		@JsonSubTypes.Type(LinearStVgg.class), @JsonSubTypes.Type(ResNet.class), @JsonSubTypes.Type(Custom.class) })
public sealed interface Architecture
		permits Linear, Mlp, SmallCnn, MnistNet, StVgg, SmallStVgg, LinearStVgg, ResNet, Custom {

	/**
	 * The layers from the input to the logits, without the softmax.
	 * @param classes the number of classes: the width of the last layer
	 */
	List<Layer> layers(int classes);

	/**
	 * Checks the shapes of its layers against each other and the input.
	 * @throws ShapeMismatchException for the first layer that does not
	 */
	default void check(LayerShape input, int classes) {
		Layer.output(layers(classes), input);
	}

	/** Its name in the API, such as {@code mlp}. */
	default String type() {
		return getClass().getAnnotation(JsonTypeName.class).value();
	}

}
