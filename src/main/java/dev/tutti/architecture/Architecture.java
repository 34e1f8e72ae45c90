package dev.tutti.architecture;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;

/**
 * A network family with its parameters, independent of any engine and any dataset.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({ @JsonSubTypes.Type(Linear.class), @JsonSubTypes.Type(Mlp.class), @JsonSubTypes.Type(SmallCnn.class) })
public sealed interface Architecture permits Linear, Mlp, SmallCnn {

	/**
	 * The layers from input to logits, the softmax left out.
	 * @param classes the number of classes, which is the last layer's width
	 */
	List<Layer> layers(int classes);

	/**
	 * Why pictures of this size are too small for it; {@code null} when they are not.
	 */
	default @Nullable String misfit(int height, int width) {
		int side = Math.min(height, width);
		for (Layer layer : layers(1)) {
			if (layer instanceof Layer.MaxPool pool) {
				side /= pool.size();
				if (side == 0) {
					return "Its pooling leaves nothing of pictures of " + height + " x " + width
							+ ". Take fewer convolutions.";
				}
			}
		}
		return null;
	}

	/** Its name in the API, such as {@code mlp}. */
	default String type() {
		return getClass().getAnnotation(JsonTypeName.class).value();
	}

}
