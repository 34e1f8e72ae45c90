package dev.tutti.training.lowering;

import java.util.ArrayList;
import java.util.List;

import dev.tutti.architecture.layer.Activation;
import dev.tutti.architecture.layer.Layer;
import dev.tutti.architecture.layer.LayerShape;
import dev.tutti.training.lowering.ParameterShape.Role;

/**
 * Lowers layers one after the other. A convolution and the max-pool right after it become
 * one operation; an activation right before a max-pool is computed after it, on fewer
 * values. Layers that pass their input on (a flatten, a pool of size 1, a dropout of rate
 * 0, the identity) are dropped.
 */
final class Lowering {

	private final List<ParameterShape> parameters = new ArrayList<>();

	private final List<ParameterShape> statistics = new ArrayList<>();

	LoweredNetwork lower(List<Layer> layers, LayerShape input) {
		List<Operation> operations = operations(layers, input);
		int last = operations.size() - 1;
		boolean imageInput = !(layers.get(0) instanceof Layer.Dense);
		return new LoweredNetwork(input, imageInput, List.copyOf(operations.subList(0, last)),
				(Dense) operations.get(last), List.copyOf(this.parameters), List.copyOf(this.statistics));
	}

	private List<Operation> operations(List<Layer> layers, LayerShape input) {
		List<Operation> operations = new ArrayList<>();
		LayerShape current = input;
		for (int i = 0; i < layers.size(); i++) {
			Layer layer = layers.get(i);
			if (i + 1 < layers.size() && layers.get(i + 1) instanceof Layer.MaxPool pool && precedesPool(layer)) {
				current = addPooled(layer, pool, current, operations);
				i++;
			}
			else {
				add(layer, current, operations);
				current = layer.output(current);
			}
		}
		return operations;
	}

	private static boolean precedesPool(Layer layer) {
		return layer instanceof Layer.Convolution || layer instanceof Layer.Activate;
	}

	/** Adds a layer and the max-pool on it, and returns the shape after both. */
	private LayerShape addPooled(Layer layer, Layer.MaxPool pool, LayerShape input, List<Operation> to) {
		LayerShape pooled = pool.output(layer.output(input));
		if (layer instanceof Layer.Convolution convolution) {
			to.add(convolution(convolution, pool.size(), input));
		}
		else {
			add(pool, input, to);
			add(layer, pooled, to);
		}
		return pooled;
	}

	/** Adds nothing for a layer that passes its input on. */
	private void add(Layer layer, LayerShape input, List<Operation> to) {
		if (layer instanceof Layer.Convolution convolution) {
			to.add(convolution(convolution, 1, input));
		}
		else if (layer instanceof Layer.Dense dense) {
			int weights = weights(input.size(), dense.units(), dense.units());
			to.add(new Dense(input, dense.units(), dense.activation(), weights));
		}
		else if (layer instanceof Layer.MaxPool pool && pool.size() > 1) {
			to.add(new MaxPool(pool.size(), input, pool.output(input)));
		}
		else if (layer instanceof Layer.AveragePool pool && pool.size() > 1) {
			to.add(new AveragePool(pool.size(), pool.size(), input, pool.output(input)));
		}
		else if (layer instanceof Layer.GlobalAveragePool) {
			to.add(new AveragePool(input.height(), input.width(), input, layer.output(input)));
		}
		else if (layer instanceof Layer.BatchNorm) {
			to.add(batchNorm(input));
		}
		else if (layer instanceof Layer.Activate activate && activate.function() != Activation.IDENTITY) {
			to.add(new Activate(input, activate.function()));
		}
		else if (layer instanceof Layer.Dropout dropout && dropout.rate() > 0) {
			to.add(new Dropout(input, dropout.rate()));
		}
		else if (layer instanceof Layer.Residual residual) {
			to.add(residual(residual, input));
		}
	}

	private Convolution convolution(Layer.Convolution layer, int pool, LayerShape input) {
		int window = layer.kernel() * layer.kernel();
		int weights = weights(window * input.channels(), layer.filters(), window * layer.filters());
		return new Convolution(input, layer.kernel(), layer.filters(), pool, layer.activation(), weights);
	}

	private BatchNorm batchNorm(LayerShape input) {
		int scales = this.parameters.size();
		int means = this.statistics.size();
		this.parameters.add(ParameterShape.vector(Role.SCALE, input.channels()));
		this.parameters.add(ParameterShape.vector(Role.SHIFT, input.channels()));
		this.statistics.add(ParameterShape.vector(Role.MEAN, input.channels()));
		this.statistics.add(ParameterShape.vector(Role.VARIANCE, input.channels()));
		return new BatchNorm(input, scales, means);
	}

	private Residual residual(Layer.Residual layer, LayerShape input) {
		LayerShape output = layer.output(input);
		List<Operation> operations = List.copyOf(operations(layer.layers(), input));
		Layer.Convolution projection = new Layer.Convolution(output.channels(), 1, Activation.IDENTITY);
		return new Residual(input, output, operations,
				layer.projects(input) ? convolution(projection, 1, input) : null);
	}

	/** Adds weights and biases, and returns the index of the weights. */
	private int weights(int fanIn, int units, int fanOut) {
		this.parameters.add(ParameterShape.weights(fanIn, units, fanOut));
		this.parameters.add(ParameterShape.vector(Role.BIAS, units));
		return this.parameters.size() - 2;
	}

}
