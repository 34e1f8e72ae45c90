package dev.tutti.training.lowering;

import java.util.List;
import java.util.stream.Stream;

import dev.tutti.architecture.Architecture;
import dev.tutti.architecture.layer.Layer;
import dev.tutti.architecture.layer.LayerShape;
import dev.tutti.dataset.Shape;

/**
 * An architecture for one input shape and number of classes, as operations and parameter
 * tensors. It is the same for all members and for every engine.
 *
 * @param inputShape the shape of one example
 * @param imageInput whether the first layer takes an image, which is then read with
 * channels last; a dense first layer takes the values in the order of the dataset
 * @param hidden all operations but the last
 * @param output the dense layer that computes the logits
 * @param parameters of one member, in the order of the layers; a residual block's
 * projection comes after its layers
 * @param statistics the running statistics of one member, in the order of the layers
 */
public record LoweredNetwork(LayerShape inputShape, boolean imageInput, List<Operation> hidden, Dense output,
		List<ParameterShape> parameters, List<ParameterShape> statistics) {

	/**
	 * Lowers an architecture.
	 * @param classes the number of classes
	 * @throws dev.tutti.architecture.layer.ShapeMismatchException when a layer cannot
	 * take the output of the one before
	 */
	public static LoweredNetwork of(Architecture architecture, Shape shape, int classes) {
		List<Layer> layers = architecture.layers(classes);
		LayerShape input = LayerShape.image(shape.channels(), shape.height(), shape.width());
		return new Lowering().lower(layers, input);
	}

	/** All operations, in the order in which they are computed. */
	public List<Operation> operations() {
		return Stream.concat(this.hidden.stream(), Stream.of(this.output)).toList();
	}

	/** All operations, each followed by the operations within it. */
	public Stream<Operation> flatten() {
		return operations().stream().flatMap(Operation::flatten);
	}

}
