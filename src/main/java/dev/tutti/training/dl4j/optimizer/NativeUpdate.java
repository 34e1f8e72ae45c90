package dev.tutti.training.dl4j.optimizer;

import java.util.List;

import dev.tutti.training.dl4j.memory.NativeArena;
import dev.tutti.training.dl4j.parameter.NetworkParameters;
import org.nd4j.linalg.api.blas.Level1;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One of ND4J's updater operations with two state vectors, both of the parameters'
 * length. It computes an update from the gradients; the parameters are changed by a
 * multiple of that.
 */
final class NativeUpdate {

	private final INDArray parameters;

	private final INDArray update;

	private final INDArray firstState;

	private final INDArray secondState;

	private final CustomOp operation;

	private final OpContext context;

	private final Level1 blas = Nd4j.getBlasWrapper().level1();

	/**
	 * @param name of the operation
	 */
	NativeUpdate(String name, NativeArena arena, NetworkParameters parameters) {
		this.parameters = parameters.values();
		long length = this.parameters.length();
		this.update = arena.array(length);
		this.firstState = arena.array(length);
		this.secondState = arena.array(length);
		this.operation = DynamicCustomOp.builder(name).build();
		this.context = arena.context(List.of(parameters.gradients().reshape(length), this.firstState, this.secondState),
				List.of(this.update, this.firstState, this.secondState));
	}

	/** Where to set the arguments of the operation. */
	OpContext context() {
		return this.context;
	}

	/** The operation's first state vector. */
	INDArray firstState() {
		return this.firstState;
	}

	/** Its second one. */
	INDArray secondState() {
		return this.secondState;
	}

	/**
	 * Computes an update and subtracts it from the parameters.
	 * @param factor what the update is multiplied by
	 */
	void apply(double factor) {
		Nd4j.getExecutioner().exec(this.operation, this.context);
		this.blas.axpy(this.parameters.length(), -factor, this.update, this.parameters);
	}

}
