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

/**
 * Adam by the library's own operation. That adds epsilon before the second moment's bias
 * is corrected; the paper's algorithm 1 adds it after, hence the factor.
 */
public final class Dl4jAdam implements Dl4jOptimizer {

	private final Optimizer.Adam optimizer;

	private final INDArray weights;

	private final INDArray step;

	private final List<INDArray> moments;

	private final OpContext context;

	private final CustomOp operation = DynamicCustomOp.builder("adam_updater").build();

	private final Level1 blas = Nd4j.getBlasWrapper().level1();

	public Dl4jAdam(Optimizer.Adam optimizer, NativeArena arena, NetworkParameters parameters) {
		this.optimizer = optimizer;
		this.weights = parameters.values();
		long length = this.weights.length();
		this.step = arena.array(length);
		INDArray second = arena.array(length);
		INDArray first = arena.array(length);
		this.moments = List.of(first, second);
		this.context = arena.context(List.of(parameters.gradients().reshape(length), second, first),
				List.of(this.step, second, first));
	}

	@Override
	public void step(double learningRate, long number) {
		double correction = Math.sqrt(1 - Math.pow(this.optimizer.beta2(), number + 1));
		this.context.setTArguments(learningRate, this.optimizer.beta1(), this.optimizer.beta2(),
				this.optimizer.epsilon() * correction);
		this.context.setIArguments(number);
		Nd4j.getExecutioner().exec(this.operation, this.context);
		this.blas.axpy(this.weights.length(), -1, this.step, this.weights);
	}

	@Override
	public List<INDArray> memory() {
		return this.moments;
	}

}
