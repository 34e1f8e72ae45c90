package dev.tutti.training.dl4j.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;

import dev.tutti.architecture.layer.Activation;
import dev.tutti.architecture.layer.Layer;
import dev.tutti.training.dl4j.memory.NativeArena;
import dev.tutti.training.dl4j.parameter.BatchNormParameters;
import dev.tutti.training.dl4j.parameter.NetworkParameters;
import dev.tutti.training.dl4j.parameter.WeightParameters;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Binds a network's layers to native operations. Every layer's values and, for training,
 * their gradients have an array of their own, but for activations, which work in place
 * where they can.
 */
public final class PassBuilder {

	/** Layers whose way back does without what they gave: it may be overwritten. */
	private static final Set<Class<? extends Layer>> FORGETFUL = Set.of(Layer.MaxPool.class, Layer.AveragePool.class,
			Layer.GlobalAveragePool.class, Layer.BatchNorm.class, Layer.Residual.class);

	private final Tape tape;

	private final Iterator<WeightParameters> weights;

	private final Iterator<BatchNormParameters> norms;

	private final Map<Class<? extends Layer>, BiFunction<Layer, Signal, Signal>> bindings = new HashMap<>();

	private PassBuilder(Tape tape, NetworkParameters parameters) {
		this.tape = tape;
		this.weights = parameters.weights().iterator();
		this.norms = parameters.norms().iterator();
		bind(Layer.Dense.class, (layer, input) -> activated(layer.activation(),
				WeightOperations.dense(tape, this.weights.next(), input.flat())));
		bind(Layer.Convolution.class, (layer, input) -> activated(layer.activation(),
				WeightOperations.convolution(tape, this.weights.next(), layer.kernel(), input)));
		bind(Layer.MaxPool.class, (layer, input) -> PoolOperations.max(tape, layer.size(), input));
		bind(Layer.AveragePool.class, (layer, input) -> PoolOperations.average(tape, layer.size(), input));
		bind(Layer.GlobalAveragePool.class, (layer, input) -> PoolOperations.global(tape, input));
		bind(Layer.BatchNorm.class, (layer, input) -> BatchNormOperations.bind(tape, this.norms.next(), input));
		bind(Layer.Flatten.class, (layer, input) -> input.flat());
		bind(Layer.Residual.class, (layer, input) -> residual(layer.layers(), input));
		bind(Layer.Dropout.class, (layer, input) -> DropoutMask.bind(tape, layer.rate(), input));
		bind(Layer.Activate.class, (layer, input) -> ActivationOperations.bind(tape, layer.function(), input));
	}

	private <L extends Layer> void bind(Class<L> type, BiFunction<L, Signal, Signal> binding) {
		this.bindings.put(type, (layer, input) -> binding.apply(type.cast(layer), input));
	}

	/**
	 * A way through the network for so many examples.
	 * @param training whether the way back is wanted too, and dropout at work
	 */
	public static NetworkPass build(NativeArena arena, List<Layer> layers, NetworkParameters parameters,
			InputLayout layout, int rows, boolean training) {
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
		boolean inPlace = false;
		for (Layer layer : layers) {
			signal = (inPlace && layer instanceof Layer.Activate activate) ? activated(activate.function(), signal)
					: Objects.requireNonNull(this.bindings.get(layer.getClass())).apply(layer, signal);
			inPlace = FORGETFUL.contains(layer.getClass());
		}
		return signal;
	}

	private Signal overWindows(Layer.Convolution layer, InputLayout layout, Signal windows) {
		Signal sums = WeightOperations.dense(this.tape, this.weights.next().overWindows(), windows);
		return activated(layer.activation(), sums.reshape(windows.examples() / (layout.height() * layout.width()),
				layout.height(), layout.width(), layer.filters()));
	}

	/**
	 * Both ways through the block overwrite the gradient of what it is given: its layers
	 * get an array of their own for theirs, which is added at the end. The sum's gradient
	 * is that of what the layers make, who may overwrite it once the other way is done.
	 */
	private Signal residual(List<Layer> layers, Signal input) {
		NativeArena arena = this.tape.arena();
		INDArray gradient = input.gradient();
		Signal branch = new Signal(input.values(), null);
		if (gradient != null) {
			INDArray own = arena.array(gradient.shape());
			branch = new Signal(input.values(), own);
			this.tape.backward(arena.operation("add", List.of(gradient, own), gradient));
		}
		Signal made = all(activationsLast(layers), branch);
		Signal sum = new Signal(arena.array(made.values().shape()), made.gradient());
		Signal given = input;
		if (made.channels() != input.channels()) {
			given = new Signal(arena.array(sum.values().shape()), sum.gradient());
			WeightOperations.dense(this.tape, this.weights.next().overWindows(), input.rows(), given.rows());
		}
		else if (gradient != null && sum.gradient() != null) {
			this.tape.backward(arena.operation("identity", List.of(sum.gradient()), gradient));
		}
		this.tape.forward(arena.operation("add", List.of(made.values(), given.values()), sum.values()));
		return sum;
	}

	private Signal activated(Activation activation, Signal sums) {
		return ActivationOperations.bind(this.tape, activation, sums, sums);
	}

}
