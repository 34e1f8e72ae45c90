package dev.tutti.training.dl4j.network;

import java.util.List;

import dev.tutti.architecture.layer.Activation;
import dev.tutti.architecture.layer.LayerShape;
import dev.tutti.training.dl4j.memory.NativeArena;
import dev.tutti.training.dl4j.parameter.NetworkParameters;
import dev.tutti.training.dl4j.parameter.WeightParameters;
import dev.tutti.training.lowering.Activate;
import dev.tutti.training.lowering.AveragePool;
import dev.tutti.training.lowering.BatchNorm;
import dev.tutti.training.lowering.Convolution;
import dev.tutti.training.lowering.Dense;
import dev.tutti.training.lowering.Dropout;
import dev.tutti.training.lowering.LoweredNetwork;
import dev.tutti.training.lowering.MaxPool;
import dev.tutti.training.lowering.Operation;
import dev.tutti.training.lowering.OperationVisitor;
import dev.tutti.training.lowering.Residual;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Binds a network's operations to native arrays. Each operation has its own arrays for
 * outputs and, for training, gradients; activations work in place if possible.
 */
public final class PassBuilder implements OperationVisitor<Signal, Signal> {

	private final Tape tape;

	private final NetworkParameters parameters;

	private PassBuilder(Tape tape, NetworkParameters parameters) {
		this.tape = tape;
		this.parameters = parameters;
	}

	/**
	 * Binds a pass through the network for the given number of examples.
	 * @param training whether to include the backward pass and dropout
	 */
	public static NativePass build(NativeArena arena, LoweredNetwork network, NetworkParameters parameters,
			InputLayout layout, int examples, boolean training) {
		Tape tape = new Tape(arena, training);
		PassBuilder builder = new PassBuilder(tape, parameters);
		INDArray input = arena.array(layout.shape(examples));
		List<Operation> operations = network.operations();
		Signal signal = new Signal(input, null);
		if (layout.windows()) {
			signal = builder.overWindows((Convolution) operations.get(0), examples, signal);
			operations = operations.subList(1, operations.size());
		}
		return tape.pass(input, builder.add(operations, signal));
	}

	private Signal add(List<Operation> operations, Signal input) {
		Signal signal = input;
		boolean inPlace = false;
		for (Operation operation : operations) {
			Signal shaped = operation.inputShape().image() ? signal : signal.flat();
			signal = (inPlace && operation instanceof Activate activate) ? activated(activate.activation(), shaped)
					: operation.accept(this, shaped);
			inPlace = needsNoOutput(operation);
		}
		return signal;
	}

	/**
	 * Whether the backward pass of an operation does not need its output, which may
	 * therefore be overwritten.
	 */
	private static boolean needsNoOutput(Operation operation) {
		return operation instanceof MaxPool || operation instanceof AveragePool || operation instanceof BatchNorm
				|| operation instanceof Residual;
	}

	@Override
	public Signal dense(Dense operation, Signal input) {
		WeightParameters weights = this.parameters.weights(operation.weights());
		return activated(operation.activation(), WeightOperations.dense(this.tape, weights, input.flat()));
	}

	@Override
	public Signal convolution(Convolution operation, Signal input) {
		WeightParameters weights = this.parameters.weights(operation.weights());
		return pooled(operation, WeightOperations.convolution(this.tape, weights, operation.kernel(), input));
	}

	private Signal overWindows(Convolution operation, int examples, Signal windows) {
		WeightParameters weights = this.parameters.weights(operation.weights()).overWindows();
		LayerShape shape = operation.convolvedShape();
		return pooled(operation, WeightOperations.dense(this.tape, weights, windows)
			.reshape(examples, shape.height(), shape.width(), shape.channels()));
	}

	private Signal pooled(Convolution operation, Signal convolved) {
		Signal pooled = (operation.pool() > 1) ? PoolOperations.max(this.tape, operation.pool(), convolved) : convolved;
		return activated(operation.activation(), pooled);
	}

	@Override
	public Signal maxPool(MaxPool operation, Signal input) {
		return PoolOperations.max(this.tape, operation.size(), input);
	}

	@Override
	public Signal averagePool(AveragePool operation, Signal input) {
		Signal pooled = PoolOperations.average(this.tape, operation.windowHeight(), operation.windowWidth(), input);
		return operation.outputShape().image() ? pooled : pooled.flat();
	}

	@Override
	public Signal batchNorm(BatchNorm operation, Signal input) {
		return BatchNormOperations.bind(this.tape, this.parameters.norm(operation.scales()), input);
	}

	@Override
	public Signal activate(Activate operation, Signal input) {
		return ActivationOperations.bind(this.tape, operation.activation(), input);
	}

	@Override
	public Signal dropout(Dropout operation, Signal input) {
		return DropoutMask.bind(this.tape, operation.rate(), input);
	}

	/**
	 * Both branches of the block write the gradient of its input: the operations' branch
	 * uses a separate array, which is added at the end. The gradient of the sum is that
	 * of the operations' output; the operations may overwrite it once the skip branch is
	 * done.
	 */
	@Override
	public Signal residual(Residual operation, Signal input) {
		NativeArena arena = this.tape.arena();
		INDArray gradient = input.gradient();
		Signal branch = new Signal(input.values(), null);
		if (gradient != null) {
			INDArray branchGradient = arena.array(gradient.shape());
			branch = new Signal(input.values(), branchGradient);
			this.tape.backward(arena.operation("add", List.of(gradient, branchGradient), gradient));
		}
		Signal output = add(operation.operations(), branch);
		Signal sum = new Signal(arena.array(output.values().shape()), output.gradient());
		Convolution projection = operation.projection();
		Signal skip = input;
		if (projection != null) {
			WeightParameters weights = this.parameters.weights(projection.weights()).overWindows();
			skip = new Signal(arena.array(sum.values().shape()), sum.gradient());
			WeightOperations.dense(this.tape, weights, input.rows(), skip.rows());
		}
		else if (gradient != null && sum.gradient() != null) {
			this.tape.backward(arena.operation("identity", List.of(sum.gradient()), gradient));
		}
		this.tape.forward(arena.operation("add", List.of(output.values(), skip.values()), sum.values()));
		return sum;
	}

	private Signal activated(Activation activation, Signal input) {
		return ActivationOperations.bind(this.tape, activation, input, input);
	}

}
