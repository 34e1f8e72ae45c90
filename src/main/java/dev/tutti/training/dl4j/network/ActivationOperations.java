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
 * Activations. The derivative comes from the activation's value, which is lost by it: a
 * plain product then, ten times as fast as the library's own derivatives.
 */
final class ActivationOperations {

	private ActivationOperations() {
	}

	/** An activation by itself. */
	static Signal bind(Tape tape, Activation activation, Signal input) {
		return (activation == Activation.IDENTITY) ? input
				: bind(tape, activation, input, tape.signal(input, input.values().shape()));
	}

	/** Activates one signal into another, or in place. */
	static Signal bind(Tape tape, Activation activation, Signal input, Signal output) {
		NativeArena arena = tape.arena();
		List<INDArray> from = List.of(input.values());
		INDArray values = output.values();
		switch (activation) {
			case IDENTITY -> {
				return output;
			}
			case TANH -> tape.forward(arena.operation("tanh", from, values));
			case RELU -> tape.forward(arena.operation("relu", from, List.of(values), new double[] { 0 }));
			case ELU -> tape.forward(arena.operation("elu", from, List.of(values), new double[] { 1 }));
		}
		if (output.gradient() != null && input.gradient() != null) {
			List<Runnable> back = derivative(activation, arena, values);
			back.add(arena.operation("multiply", List.of(output.gradient(), values), input.gradient()));
			tape.backward(back);
		}
		return output;
	}

	/** Turns what an activation gave into its derivative. */
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
