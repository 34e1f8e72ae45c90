package dev.tutti.training.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

import dev.tutti.architecture.layer.Layer;
import dev.tutti.dataset.Examples;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.Split;
import dev.tutti.training.Optimizer;
import dev.tutti.training.Training;
import dev.tutti.training.TrainingPlan;
import dev.tutti.training.dl4j.memory.NativeArena;
import dev.tutti.training.dl4j.network.InputLayout;
import dev.tutti.training.dl4j.network.NetworkPass;
import dev.tutti.training.dl4j.network.PassBuilder;
import dev.tutti.training.dl4j.network.SoftmaxCrossEntropy;
import dev.tutti.training.dl4j.optimizer.Dl4jAdaDelta;
import dev.tutti.training.dl4j.optimizer.Dl4jAdam;
import dev.tutti.training.dl4j.optimizer.Dl4jOptimizer;
import dev.tutti.training.dl4j.optimizer.Dl4jSgd;
import dev.tutti.training.dl4j.parameter.NetworkParameters;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.blas.Level1;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network with its optimiser, and all the memory that training and evaluating it takes.
 * Members use it one after another.
 */
final class TrainedNetwork implements AutoCloseable {

	/** Values a layer for one evaluation, at most: they fit in a core's cache. */
	private static final int EVALUATED_VALUES = 1 << 20;

	private static final int MOST_EVALUATED = 1024;

	private final NativeArena arena = new NativeArena();

	private final Training training;

	private final InputLayout layout;

	private final NetworkParameters parameters;

	private final Dl4jOptimizer updater;

	private final NetworkPass forTraining;

	/** For an epoch's last batch, where that is smaller. */
	private final @Nullable NetworkPass forRest;

	private final NetworkPass forEvaluation;

	private final SoftmaxCrossEntropy loss;

	private final int classes;

	private final int[] labels;

	private final float[] errors;

	private final Level1 blas = Nd4j.getBlasWrapper().level1();

	TrainedNetwork(TrainingPlan plan) {
		Examples examples = Objects.requireNonNull(plan.examples().get(Split.TRAIN));
		Shape shape = examples.shape();
		List<Layer> layers = plan.architecture().layers(plan.classes());
		int batch = Math.min(plan.training().batchSize(), examples.size());
		this.training = plan.training();
		this.classes = plan.classes();
		this.layout = new InputLayout(shape, layers);
		this.parameters = new NetworkParameters(layers, shape);
		this.updater = updater(plan.training().optimizer());
		int rest = examples.size() % batch;
		this.forTraining = pass(layers, batch, true);
		this.forRest = (rest > 0) ? pass(layers, rest, true) : null;
		this.forEvaluation = pass(layers, evaluated(layers, shape), false);
		this.loss = new SoftmaxCrossEntropy(plan.classes());
		this.labels = new int[batch];
		this.errors = new float[batch * plan.classes()];
	}

	private Dl4jOptimizer updater(Optimizer optimizer) {
		if (optimizer instanceof Optimizer.Adam adam) {
			return new Dl4jAdam(adam, this.arena, this.parameters);
		}
		if (optimizer instanceof Optimizer.AdaDelta adaDelta) {
			return new Dl4jAdaDelta(adaDelta, this.arena, this.parameters);
		}
		return new Dl4jSgd((Optimizer.Sgd) optimizer, this.arena, this.parameters);
	}

	private NetworkPass pass(List<Layer> layers, int rows, boolean training) {
		return PassBuilder.build(this.arena, layers, this.parameters, this.layout, rows, training);
	}

	private static int evaluated(List<Layer> layers, Shape shape) {
		int largest = TrainingCost.largestOutput(layers, TrainingCost.extent(shape));
		return Math.max(1, Math.min(MOST_EVALUATED, EVALUATED_VALUES / largest));
	}

	/** Gives a new member its initial weights. */
	void begin(SplittableRandom random) {
		this.parameters.initialize(this.training.initialization(), random);
		this.updater.memory().forEach((memory) -> memory.assign(0));
	}

	/** Everything that changes while a member is trained. */
	List<INDArray> state() {
		List<INDArray> state = new ArrayList<>(this.updater.memory());
		state.add(this.parameters.values());
		return state;
	}

	/**
	 * Takes a step.
	 * @param indices the examples of the batch, from the given place on
	 * @param number of the step, from 0
	 * @return whether the loss and the new weights are finite. Outputs alone do not tell:
	 * the maximum of a pool and of relu takes what is not a number for the smaller one.
	 */
	boolean step(Examples examples, int[] indices, int from, int count, double learningRate, long number,
			SplittableRandom dropout) {
		NetworkPass pass = (count == this.forTraining.rows()) ? this.forTraining : Objects.requireNonNull(this.forRest);
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
		this.updater.step(learningRate, number);
		return Double.isFinite(this.blas.asum(this.parameters.values()));
	}

	/** What the member answers; its sheet knows when an output was not finite. */
	PredictionSheet evaluate(Examples examples) {
		PredictionSheet sheet = new PredictionSheet(examples.labels(), this.classes, this.loss);
		int rows = this.forEvaluation.rows();
		int[] indices = new int[rows];
		for (int first = 0; first < examples.size(); first += rows) {
			int count = Math.min(rows, examples.size() - first);
			for (int i = 0; i < count; i++) {
				indices[i] = first + i;
			}
			this.layout.read(examples, indices, 0, count, this.forEvaluation.inputs());
			sheet.add(this.forEvaluation.forward(), first, count);
		}
		return sheet;
	}

	@Override
	public void close() {
		this.arena.close();
		this.parameters.close();
	}

}
