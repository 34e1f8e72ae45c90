package dev.tutti.training.dl4j.network;

import java.util.ArrayList;
import java.util.List;

import dev.tutti.architecture.layer.Activation;
import dev.tutti.training.dl4j.memory.NativeArena;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.ScalarOp;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarAdd;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarMin;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarReverseSubtraction;
import org.nd4j.linalg.api.ops.impl.transforms.same.Sign;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Activations. The derivative is computed in place from the activation's output: a plain
 * product, ten times as fast as ND4J's own derivatives.
 */
final class ActivationOperations {

	private ActivationOperations() {
	}

	/** Activates a signal into a new one. */
	static Signal bind(Tape tape, Activation activation, Signal input) {
		return bind(tape, activation, input, tape.signal(input, input.values().shape()));
	}

	/** Activates a signal into another one, or in place. */
	static Signal bind(Tape tape, Activation activation, Signal input, Signal output) {
		NativeArena arena = tape.arena();
		List<INDArray> inputs = List.of(input.values());
		INDArray values = output.values();
		switch (activation) {
			case IDENTITY -> {
				return output;
			}
			case TANH -> tape.forward(arena.operation("tanh", inputs, values));
			case RELU -> tape.forward(arena.operation("relu", inputs, List.of(values), new double[] { 0 }));
			case ELU -> tape.forward(arena.operation("elu", inputs, List.of(values), new double[] { 1 }));
		}
		if (output.gradient() != null && input.gradient() != null) {
			List<Runnable> backward = derivative(activation, arena, values);
			backward.add(arena.operation("multiply", List.of(output.gradient(), values), input.gradient()));
			tape.backward(backward);
		}
		return output;
	}

	/** Converts an activation's output to its derivative. */
	private static List<Runnable> derivative(Activation activation, NativeArena arena, INDArray values) {
		List<Runnable> steps = new ArrayList<>();
		switch (activation) {
			case IDENTITY -> steps.add(() -> values.assign(1));
			case RELU -> steps.add(run(new Sign(values, values)));
			case ELU -> {
				steps.add(run(new ScalarMin(values, null, values, 0)));
				steps.add(run(new ScalarAdd(values, null, values, 1)));
			}
			case TANH -> {
				steps.add(arena.operation("multiply", List.of(values, values), values));
				steps.add(run(new ScalarReverseSubtraction(values, null, values, 1)));
			}
		}
		return steps;
	}

	private static Runnable run(Op operation) {
		return () -> Nd4j.getExecutioner().exec(operation);
	}

	private static Runnable run(ScalarOp operation) {
		return () -> Nd4j.getExecutioner().exec(operation);
	}

}
