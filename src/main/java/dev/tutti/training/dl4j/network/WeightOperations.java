package dev.tutti.training.dl4j.network;

import java.util.ArrayList;
import java.util.List;

import dev.tutti.training.dl4j.memory.NativeArena;
import dev.tutti.training.dl4j.parameter.WeightParameters;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Dense layers and convolutions. */
final class WeightOperations {

	private WeightOperations() {
	}

	/** One row of units per input row. */
	static Signal dense(Tape tape, WeightParameters weights, Signal input) {
		return dense(tape, weights, input, tape.signal(input.examples(), weights.units()));
	}

	/** The same, into an existing signal. */
	static Signal dense(Tape tape, WeightParameters weights, Signal input, Signal output) {
		NativeArena arena = tape.arena();
		INDArray bias = weights.bias().reshape(weights.units());
		tape.forward(arena.product(input.values(), false, weights.matrix(), false, output.values()));
		tape.forward(arena.operation("biasadd", List.of(output.values(), bias), output.values()));
		if (output.gradient() != null) {
			List<Runnable> backward = new ArrayList<>();
			backward.add(biasGradient(arena, weights, output.gradient()));
			backward.add(arena.product(input.values(), true, output.gradient(), false, weights.matrixGradient()));
			if (input.gradient() != null) {
				backward.add(arena.product(output.gradient(), false, weights.matrix(), true, input.gradient()));
			}
			tape.backward(backward);
		}
		return output;
	}

	/** A convolution; a 1 x 1 convolution is a dense layer over pixels. */
	static Signal convolution(Tape tape, WeightParameters weights, int kernel, Signal input) {
		long[] shape = input.values().shape().clone();
		shape[3] = weights.units();
		if (kernel == 1) {
			return dense(tape, weights.overWindows(), input.rows()).reshape(shape);
		}
		NativeArena arena = tape.arena();
		long[] arguments = { kernel, kernel, 1, 1, 0, 0, 1, 1, 1, 1, 1 };
		Signal output = tape.signal(shape);
		tape.forward(arena.operation("conv2d",
				List.of(input.values(), weights.matrix(), weights.bias().reshape(weights.units())), output.values(),
				arguments));
		if (output.gradient() != null) {
			INDArray inputGradient = (input.gradient() != null) ? input.gradient()
					: arena.array(input.values().shape());
			tape.backward(biasGradient(arena, weights, output.gradient().reshape(-1, weights.units())),
					arena.operation("conv2d_bp", List.of(input.values(), weights.matrix(), output.gradient()),
							List.of(inputGradient, weights.matrixGradient()), new double[0], arguments));
		}
		return output;
	}

	/** A product with ones, fifteen times as fast as a sum along a dimension. */
	private static Runnable biasGradient(NativeArena arena, WeightParameters weights, INDArray errors) {
		INDArray ones = arena.array(1, errors.size(0));
		ones.assign(1);
		return arena.product(ones, false, errors, false, weights.biasGradient().reshape(1, weights.units()));
	}

}
