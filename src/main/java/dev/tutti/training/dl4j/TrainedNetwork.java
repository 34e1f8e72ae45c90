package dev.tutti.training.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import dev.tutti.dataset.Examples;
import dev.tutti.dataset.Split;
import dev.tutti.training.Training;
import dev.tutti.training.TrainingPlan;
import dev.tutti.training.dl4j.memory.NativeArena;
import dev.tutti.training.dl4j.network.InputLayout;
import dev.tutti.training.dl4j.network.NativePass;
import dev.tutti.training.dl4j.network.PassBuilder;
import dev.tutti.training.dl4j.network.SoftmaxCrossEntropy;
import dev.tutti.training.dl4j.optimizer.Dl4jUpdater;
import dev.tutti.training.dl4j.parameter.NetworkParameters;
import dev.tutti.training.lowering.Convolution;
import dev.tutti.training.lowering.LoweredNetwork;
import dev.tutti.training.lowering.Operation;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.blas.Level1;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network with its optimizer and all memory for training and evaluation. Members use it
 * one after another.
 */
final class TrainedNetwork implements AutoCloseable {

	/** The maximum number of values per layer in an evaluation, to fit a core's cache. */
	private static final int EVALUATED_VALUES = 1 << 20;

	private static final int MOST_EVALUATED = 1024;

	private final NativeArena arena = new NativeArena();

	private final Training training;

	private final LoweredNetwork network;

	private final InputLayout layout;

	private final NetworkParameters parameters;

	private final Dl4jUpdater optimizer;

	private final NativePass trainingPass;

	/** The pass for an epoch's last mini-batch if that is smaller. */
	private final @Nullable NativePass lastPass;

	private final NativePass evaluationPass;

	private final SoftmaxCrossEntropy loss;

	private final int classes;

	private final int[] labels;

	private final float[] errors;

	private final Level1 blas = Nd4j.getBlasWrapper().level1();

	TrainedNetwork(TrainingPlan plan) {
		Examples examples = Objects.requireNonNull(plan.examples().get(Split.TRAIN));
		int batch = Math.min(plan.training().batchSize(), examples.size());
		this.training = plan.training();
		this.classes = plan.classes();
		this.network = LoweredNetwork.of(plan.architecture(), examples.shape(), plan.classes());
		this.layout = new InputLayout(this.network);
		this.parameters = new NetworkParameters(this.network);
		this.optimizer = Dl4jUpdater.of(plan.training().optimizer(), this.arena, this.parameters);
		int rest = examples.size() % batch;
		this.trainingPass = pass(batch, true);
		this.lastPass = (rest > 0) ? pass(rest, true) : null;
		this.evaluationPass = pass(evaluated(this.network), false);
		this.loss = new SoftmaxCrossEntropy(plan.classes());
		this.labels = new int[batch];
		this.errors = new float[batch * plan.classes()];
	}

	private NativePass pass(int examples, boolean training) {
		return PassBuilder.build(this.arena, this.network, this.parameters, this.layout, examples, training);
	}

	/** The number of examples that are evaluated in one pass. */
	private static int evaluated(LoweredNetwork network) {
		IntStream outputs = network.flatten().mapToInt(TrainedNetwork::largestOutput);
		int largest = IntStream.concat(IntStream.of(network.inputShape().size()), outputs).max().orElseThrow();
		return Math.max(1, Math.min(MOST_EVALUATED, EVALUATED_VALUES / largest));
	}

	private static int largestOutput(Operation operation) {
		return (operation instanceof Convolution convolution) ? convolution.convolvedShape().size()
				: operation.outputShape().size();
	}

	/** Initializes a new member's weights. */
	void begin(SplittableRandom random) {
		this.parameters.initialize(this.training.initialization(), random);
		this.optimizer.state().forEach((state) -> state.assign(0));
	}

	/** All state that changes during a member's training. */
	List<INDArray> state() {
		List<INDArray> state = new ArrayList<>(this.optimizer.state());
		state.add(this.parameters.values());
		return state;
	}

	/**
	 * Performs one optimizer step.
	 * @param indices the examples of the mini-batch, from the given offset
	 * @param number of the step, from 0
	 * @return whether the loss and the new weights are finite. Outputs alone are not
	 * sufficient: max-pool and relu treat NaN as the smaller value.
	 */
	boolean step(Examples examples, int[] indices, int from, int count, double learningRate, long number,
			SplittableRandom dropout) {
		NativePass pass = (count == this.trainingPass.examples()) ? this.trainingPass
				: Objects.requireNonNull(this.lastPass);
		this.layout.read(examples, indices, from, count, pass.inputs());
		for (int i = 0; i < count; i++) {
			this.labels[i] = examples.labels()[indices[from + i]];
		}
		pass.drop(dropout);
		double mean = this.loss.mean(pass.forward(), this.labels, count, this.errors);
		if (!Double.isFinite(mean)) {
			return false;
		}
		pass.average(number);
		pass.backward(this.errors);
		if (this.training.l2() > 0) {
			this.parameters.weights()
				.forEach((layer) -> this.blas.axpy(layer.matrix().length(), this.training.l2(), layer.matrix(),
						layer.matrixGradient()));
		}
		this.optimizer.step(learningRate, number);
		return Double.isFinite(this.blas.asum(this.parameters.values()));
	}

	/** The member's predictions, which record whether an output was not finite. */
	PredictionSheet evaluate(Examples examples) {
		PredictionSheet sheet = new PredictionSheet(examples, this.classes, this.loss);
		int chunk = this.evaluationPass.examples();
		int[] indices = new int[chunk];
		for (int first = 0; first < examples.size(); first += chunk) {
			int count = Math.min(chunk, examples.size() - first);
			for (int i = 0; i < count; i++) {
				indices[i] = first + i;
			}
			this.layout.read(examples, indices, 0, count, this.evaluationPass.inputs());
			sheet.add(this.evaluationPass.forward(), first, count);
		}
		return sheet;
	}

	@Override
	public void close() {
		this.arena.close();
		this.parameters.close();
	}

}
