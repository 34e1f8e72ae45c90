package dev.tutti.training.dl4j.optimizer;

import java.util.List;

import dev.tutti.training.Optimizer;
import dev.tutti.training.dl4j.memory.NativeArena;
import dev.tutti.training.dl4j.parameter.NetworkParameters;
import org.nd4j.linalg.api.blas.Level1;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.factory.Nd4j;

/** AdaDelta by the library's own operation. */
public final class Dl4jAdaDelta implements Dl4jOptimizer {

	private final INDArray weights;

	private final INDArray step;

	private final List<INDArray> averages;

	private final OpContext context;

	private final CustomOp operation = DynamicCustomOp.builder("ada_delta_updater").build();

	private final Level1 blas = Nd4j.getBlasWrapper().level1();

	public Dl4jAdaDelta(Optimizer.AdaDelta optimizer, NativeArena arena, NetworkParameters parameters) {
		this.weights = parameters.values();
		long length = this.weights.length();
		this.step = arena.array(length);
		INDArray gradientSquare = arena.array(length);
		INDArray stepSquare = arena.array(length);
		this.averages = List.of(gradientSquare, stepSquare);
		this.context = arena.context(List.of(parameters.gradients().reshape(length), gradientSquare, stepSquare),
				List.of(this.step, gradientSquare, stepSquare));
		this.context.setTArguments(optimizer.rho(), optimizer.epsilon());
	}

	@Override
	public void step(double learningRate, long number) {
		Nd4j.getExecutioner().exec(this.operation, this.context);
		this.blas.axpy(this.weights.length(), -learningRate, this.step, this.weights);
	}

	@Override
	public List<INDArray> memory() {
		return this.averages;
	}

}
