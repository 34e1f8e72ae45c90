package dev.tutti.training.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.tutti.architecture.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.ScalarOp;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarAdd;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarMin;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarReverseSubtraction;
import org.nd4j.linalg.api.ops.impl.transforms.same.Sign;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Activations in place. The derivative comes from the activation's value, which is lost
 * by it: a plain product then, ten times as fast as the library's own derivatives.
 */
final class Activations {

	private Activations() {
	}

	static Optional<Runnable> forward(Activation activation, Arena arena, INDArray values) {
		return switch (activation) {
			case IDENTITY -> Optional.empty();
			case TANH -> Optional.of(arena.operation("tanh", List.of(values), values));
			case RELU -> Optional.of(arena.operation("relu", List.of(values), List.of(values), new double[] { 0 }));
			case ELU -> Optional.of(arena.operation("elu", List.of(values), List.of(values), new double[] { 1 }));
		};
	}

	/**
	 * Turns the gradient of what an activation gives into that of what it was given.
	 * @param values what it gave; afterwards, its derivative
	 */
	static List<Runnable> backward(Activation activation, Arena arena, INDArray values, INDArray gradient) {
		List<Runnable> steps = new ArrayList<>();
		switch (activation) {
			case IDENTITY -> {
				return steps;
			}
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
		steps.add(arena.operation("multiply", List.of(gradient, values), gradient));
		return steps;
	}

	private static Runnable run(Op operation) {
		return () -> Nd4j.getExecutioner().exec(operation);
	}

	private static Runnable run(ScalarOp operation) {
		return () -> Nd4j.getExecutioner().exec(operation);
	}

}
