package dev.tutti.training.dl4j;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

import dev.tutti.architecture.Activation;
import dev.tutti.architecture.Layer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Binds a network's layers to native operations. Every layer's values and, for training,
 * their gradients have an array of their own.
 */
final class PassBuilder {

	private final Arena arena;

	private final int rows;

	private final boolean training;

	private final Iterator<Weights> weights;

	private final List<Runnable> forward = new ArrayList<>();

	private final List<Runnable> backward = new ArrayList<>();

	private final List<DropoutMask> masks = new ArrayList<>();

	private INDArray values;

	/** The gradient of the values; {@code null} where none is wanted. */
	private @Nullable INDArray gradient;

	private PassBuilder(Arena arena, Parameters parameters, int rows, boolean training, INDArray input) {
		this.arena = arena;
		this.rows = rows;
		this.training = training;
		this.weights = parameters.weights().iterator();
		this.values = input;
	}

	/**
	 * A way through the network for so many examples.
	 * @param training whether the way back is wanted too, and dropout at work
	 */
	static Pass build(Arena arena, List<Layer> layers, Parameters parameters, InputLayout layout, int rows,
			boolean training) {
		INDArray input = arena.array(layout.shape(rows));
		PassBuilder builder = new PassBuilder(arena, parameters, rows, training, input);
		for (int i = 0; i < layers.size(); i++) {
			if (i == 0 && layout.windows()) {
				builder.convolutionOverWindows(layout);
			}
			else {
				builder.add(layers.get(i));
			}
			builder.activateAfter(layers, i);
		}
		Collections.reverse(builder.backward);
		return new Pass(rows, input, builder.values, builder.gradient, builder.forward, builder.backward,
				builder.masks);
	}

	private void add(Layer layer) {
		if (layer instanceof Layer.Dense) {
			reshape(this.rows, this.values.length() / this.rows);
			dense(this.weights.next());
		}
		else if (layer instanceof Layer.Convolution convolution) {
			convolution(convolution.kernel());
		}
		else if (layer instanceof Layer.MaxPool pool) {
			pool(pool.size());
		}
		else if (layer instanceof Layer.Dropout dropout && this.training) {
			dropout(dropout.rate());
		}
	}

	/**
	 * An activation that a pool follows is taken after the pool, on fewer values: it
	 * never falls, so that the maximum is the same.
	 */
	private void activateAfter(List<Layer> layers, int place) {
		Layer layer = layers.get(place);
		if (layer instanceof Layer.MaxPool) {
			activate(((Layer.Convolution) layers.get(place - 1)).activation());
		}
		else if (layer instanceof Layer.Dense dense) {
			activate(dense.activation());
		}
		else if (layer instanceof Layer.Convolution convolution && !(layers.get(place + 1) instanceof Layer.MaxPool)) {
			activate(convolution.activation());
		}
	}

	private void dense(Weights layer) {
		INDArray bias = layer.bias().reshape(layer.units());
		INDArray input = this.values;
		INDArray inputGradient = this.gradient;
		advance(input.size(0), layer.units());
		this.forward.add(this.arena.product(input, false, layer.matrix(), false, this.values));
		this.forward.add(this.arena.operation("biasadd", List.of(this.values, bias), this.values));
		if (this.gradient != null) {
			if (inputGradient != null) {
				this.backward.add(this.arena.product(this.gradient, false, layer.matrix(), true, inputGradient));
			}
			this.backward.add(this.arena.product(input, true, this.gradient, false, layer.matrixGradient()));
			biasGradient(layer, this.gradient);
		}
	}

	private void convolutionOverWindows(InputLayout layout) {
		Weights layer = this.weights.next().overWindows();
		dense(layer);
		reshape(this.rows, layout.height(), layout.width(), layer.units());
	}

	private void convolution(int kernel) {
		Weights layer = this.weights.next();
		INDArray input = this.values;
		INDArray inputGradient = this.gradient;
		long[] arguments = { kernel, kernel, 1, 1, 0, 0, 1, 1, 1, 1, 1 };
		advance(this.rows, input.size(1), input.size(2), layer.units());
		this.forward.add(this.arena.operation("conv2d",
				List.of(input, layer.matrix(), layer.bias().reshape(layer.units())), this.values, arguments));
		if (this.gradient != null) {
			INDArray into = (inputGradient != null) ? inputGradient : this.arena.array(input.shape());
			this.backward.add(this.arena.operation("conv2d_bp", List.of(input, layer.matrix(), this.gradient),
					List.of(into, layer.matrixGradient()), new double[0], arguments));
			biasGradient(layer, this.gradient.reshape(-1, layer.units()));
		}
	}

	/** A product with ones: fifteen times as fast as a sum along a dimension. */
	private void biasGradient(Weights layer, INDArray errors) {
		INDArray ones = this.arena.array(1, errors.size(0));
		ones.assign(1);
		this.backward
			.add(this.arena.product(ones, false, errors, false, layer.biasGradient().reshape(1, layer.units())));
	}

	private void pool(int size) {
		INDArray input = this.values;
		INDArray inputGradient = this.gradient;
		long[] arguments = { size, size, size, size, 0, 0, 1, 1, 0, 0, 1 };
		advance(this.rows, input.size(1) / size, input.size(2) / size, input.size(3));
		this.forward.add(this.arena.operation("maxpool2d", List.of(input), this.values, arguments));
		if (this.gradient != null && inputGradient != null) {
			this.backward
				.add(this.arena.operation("maxpool2d_bp", List.of(input, this.gradient), inputGradient, arguments));
		}
	}

	private void activate(Activation activation) {
		Activations.forward(activation, this.arena, this.values).ifPresent(this.forward::add);
		if (this.gradient != null) {
			List<Runnable> steps = Activations.backward(activation, this.arena, this.values, this.gradient);
			Collections.reverse(steps);
			this.backward.addAll(steps);
		}
	}

	private void dropout(double rate) {
		INDArray input = this.values;
		INDArray inputGradient = this.gradient;
		INDArray mask = this.arena.array(input.shape());
		this.masks.add(new DropoutMask(rate, mask));
		advance(input.shape());
		this.forward.add(this.arena.operation("multiply", List.of(input, mask), this.values));
		if (this.gradient != null && inputGradient != null) {
			this.backward.add(this.arena.operation("multiply", List.of(this.gradient, mask), inputGradient));
		}
	}

	private void advance(long... shape) {
		this.values = this.arena.array(shape);
		this.gradient = this.training ? this.arena.array(shape) : null;
	}

	private void reshape(long... shape) {
		this.values = this.values.reshape(shape);
		this.gradient = (this.gradient != null) ? this.gradient.reshape(shape) : null;
	}

}
