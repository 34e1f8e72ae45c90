package dev.tutti.training.dl4j;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;

import dev.tutti.architecture.Activation;
import dev.tutti.architecture.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Binds a network's layers to native operations. Every layer's values and, for training,
 * their gradients have an array of their own; only a layer's own activation works in
 * place.
 */
final class PassBuilder {

	private final Tape tape;

	private final Iterator<Weights> weights;

	private final Map<Class<? extends Layer>, BiFunction<Layer, Signal, Signal>> bindings = new HashMap<>();

	private PassBuilder(Tape tape, Parameters parameters) {
		this.tape = tape;
		this.weights = parameters.weights().iterator();
		bind(Layer.Dense.class, (layer, input) -> activated(layer.activation(),
				WeightedSums.dense(tape, this.weights.next(), input.flat())));
		bind(Layer.Convolution.class, (layer, input) -> activated(layer.activation(),
				WeightedSums.convolution(tape, this.weights.next(), layer.kernel(), input)));
		bind(Layer.MaxPool.class, (layer, input) -> Pools.max(tape, layer.size(), input));
		bind(Layer.Dropout.class, (layer, input) -> DropoutMask.bind(tape, layer.rate(), input));
		bind(Layer.Activate.class, (layer, input) -> Activations.bind(tape, layer.function(), input));
	}

	private <L extends Layer> void bind(Class<L> type, BiFunction<L, Signal, Signal> binding) {
		this.bindings.put(type, (layer, input) -> binding.apply(type.cast(layer), input));
	}

	/**
	 * A way through the network for so many examples.
	 * @param training whether the way back is wanted too, and dropout at work
	 */
	static Pass build(Arena arena, List<Layer> layers, Parameters parameters, InputLayout layout, int rows,
			boolean training) {
		Tape tape = new Tape(arena, training);
		PassBuilder builder = new PassBuilder(tape, parameters);
		INDArray input = arena.array(layout.shape(rows));
		List<Layer> rest = activationsLast(layers);
		Signal signal = new Signal(input, null);
		if (layout.windows()) {
			signal = builder.overWindows((Layer.Convolution) rest.get(0), layout, signal);
			rest = rest.subList(1, rest.size());
		}
		return tape.pass(input, builder.all(rest, signal));
	}

	/**
	 * The same network with activations after max-pools rather than before them, on fewer
	 * values: they never fall, so that the maximum is the same.
	 */
	private static List<Layer> activationsLast(List<Layer> layers) {
		List<Layer> ordered = new ArrayList<>();
		for (int i = 0; i < layers.size(); i++) {
			Layer layer = layers.get(i);
			boolean pooled = i + 1 < layers.size() && layers.get(i + 1) instanceof Layer.MaxPool;
			if (pooled && layer instanceof Layer.Convolution convolution) {
				ordered.add(new Layer.Convolution(convolution.filters(), convolution.kernel(), Activation.IDENTITY));
				ordered.add(layers.get(++i));
				ordered.add(new Layer.Activate(convolution.activation()));
			}
			else if (pooled && layer instanceof Layer.Activate) {
				ordered.add(layers.get(++i));
				ordered.add(layer);
			}
			else {
				ordered.add(layer);
			}
		}
		return ordered;
	}

	private Signal all(List<Layer> layers, Signal input) {
		Signal signal = input;
		for (Layer layer : layers) {
			signal = Objects.requireNonNull(this.bindings.get(layer.getClass())).apply(layer, signal);
		}
		return signal;
	}

	private Signal overWindows(Layer.Convolution layer, InputLayout layout, Signal windows) {
		Signal sums = WeightedSums.dense(this.tape, this.weights.next().overWindows(), windows);
		return activated(layer.activation(), sums.reshape(windows.examples() / (layout.height() * layout.width()),
				layout.height(), layout.width(), layer.filters()));
	}

	private Signal activated(Activation activation, Signal sums) {
		return Activations.bind(this.tape, activation, sums, sums);
	}

}
