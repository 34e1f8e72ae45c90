package dev.tutti.training.dl4j.network;

import java.util.ArrayList;
import java.util.List;

import dev.tutti.architecture.layer.Layer;
import dev.tutti.training.dl4j.memory.NativeArena;
import dev.tutti.training.dl4j.parameter.BatchNormParameters;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarAdd;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarMultiplication;
import org.nd4j.linalg.api.ops.impl.transforms.floating.RSqrt;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Batch norms. ND4J's operation normalizes; means and the backward pass are products and
 * sums, which take a third of the time of ND4J's own backward pass.
 */
final class BatchNormOperations {

	private BatchNormOperations() {
	}

	static Signal bind(Tape tape, BatchNormParameters norm, Signal input) {
		Signal output = tape.signal(input.values().shape());
		if (tape.training()) {
			overMiniBatch(tape, norm, input.rows(), output.rows());
		}
		else {
			tape.forward(normalize(tape.arena(), norm, norm.mean(), norm.variance(), input.rows(), output.rows()));
		}
		return output;
	}

	/** Four dimensions: with others it takes ten times as long. */
	private static Runnable normalize(NativeArena arena, BatchNormParameters norm, INDArray mean, INDArray variance,
			Signal input, Signal output) {
		long channels = input.channels();
		long[] shape = { input.examples(), 1, 1, channels };
		return arena.operation("batchnorm",
				List.of(input.values().reshape(shape), mean.reshape(channels), variance.reshape(channels),
						norm.scale().reshape(channels), norm.shift().reshape(channels)),
				List.of(output.values().reshape(shape)), new double[] { Layer.BatchNorm.EPSILON }, 1, 1, 3);
	}

	private static void overMiniBatch(Tape tape, BatchNormParameters norm, Signal input, Signal output) {
		NativeArena arena = tape.arena();
		INDArray x = input.values();
		INDArray mean = arena.array(1, input.channels());
		INDArray variance = arena.array(1, input.channels());
		INDArray centred = arena.array(x.shape());
		INDArray squares = arena.array(x.shape());
		INDArray weights = arena.array(1, input.examples());
		weights.assign(1.0 / input.examples());
		tape.forward(arena.product(weights, false, x, false, mean));
		tape.forward(arena.operation("subtract", List.of(x, mean), centred));
		tape.forward(arena.operation("multiply", List.of(centred, centred), squares));
		tape.forward(arena.product(weights, false, squares, false, variance));
		tape.forward(normalize(arena, norm, mean, variance, input, output));
		tape.average(new RunningAverage(mean, norm.mean()));
		tape.average(new RunningAverage(variance, norm.variance()));
		backward(tape, norm, input, output, new Batch(weights, variance, centred, squares));
	}

	/**
	 * The gradients, with g the gradient of the output, c the centred input, r the
	 * inverse standard deviation, and means over the mini-batch: of the shift, the sum of
	 * g; of the scale, the sum of r g c; of the input, scale r (g - mean(g) - c r^2
	 * mean(g c)).
	 */
	private static void backward(Tape tape, BatchNormParameters norm, Signal input, Signal output, Batch batch) {
		INDArray g = output.gradient();
		if (g == null) {
			return;
		}
		NativeArena arena = tape.arena();
		INDArray products = batch.products();
		INDArray meanGradient = arena.array(1, input.channels());
		INDArray meanProduct = arena.array(1, input.channels());
		INDArray inverse = arena.array(1, input.channels());
		INDArray factor = arena.array(1, input.channels());
		List<Runnable> backward = new ArrayList<>();
		ScalarAdd add = new ScalarAdd(batch.variance(), null, inverse, Layer.BatchNorm.EPSILON);
		RSqrt root = new RSqrt(inverse, inverse);
		backward.add(() -> Nd4j.getExecutioner().exec(add));
		backward.add(() -> Nd4j.getExecutioner().exec(root));
		backward.add(arena.product(batch.weights(), false, g, false, meanGradient));
		backward.add(arena.operation("multiply", List.of(g, batch.centred()), products));
		backward.add(arena.product(batch.weights(), false, products, false, meanProduct));
		ScalarMultiplication shift = new ScalarMultiplication(meanGradient, null, norm.shiftGradient(),
				input.examples());
		backward.add(() -> Nd4j.getExecutioner().exec(shift));
		backward.add(arena.operation("multiply", List.of(meanProduct, inverse), factor));
		ScalarMultiplication scale = new ScalarMultiplication(factor, null, norm.scaleGradient(), input.examples());
		backward.add(() -> Nd4j.getExecutioner().exec(scale));
		if (input.gradient() != null) {
			backward.add(arena.operation("multiply", List.of(factor, inverse), factor));
			backward.add(arena.operation("multiply", List.of(batch.centred(), factor), products));
			backward.add(arena.operation("subtract", List.of(g, products), products));
			backward.add(arena.operation("subtract", List.of(products, meanGradient), products));
			backward.add(arena.operation("multiply", List.of(inverse, norm.scale()), factor));
			backward.add(arena.operation("multiply", List.of(products, factor), input.gradient()));
		}
		tape.backward(backward);
	}

	/**
	 * Operands of the backward pass.
	 *
	 * @param weights of the means, all equal
	 * @param centred the input minus its mean
	 * @param products scratch memory of the input's shape
	 */
	private record Batch(INDArray weights, INDArray variance, INDArray centred, INDArray products) {
	}

}
