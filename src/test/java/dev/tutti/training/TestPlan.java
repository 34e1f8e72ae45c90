package dev.tutti.training;

import java.util.List;
import java.util.Map;

import dev.tutti.architecture.Architecture;
import dev.tutti.architecture.Custom;
import dev.tutti.architecture.Linear;
import dev.tutti.architecture.Mlp;
import dev.tutti.architecture.SmallCnn;
import dev.tutti.architecture.layer.Activation;
import dev.tutti.architecture.layer.Layer;
import dev.tutti.dataset.Examples;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.Split;

/** A small plan that a test modifies. */
public record TestPlan(Map<Split, Examples> examples, int classes, Architecture architecture, Training training,
		List<Double> early, long seed) {

	public static final Linear LINEAR = new Linear();

	public static final Mlp MLP = new Mlp(List.of(24, 16), Activation.RELU, 0.0);

	public static final SmallCnn SMALL_CNN = new SmallCnn(List.of(6, 8), 3, 16, Activation.RELU, 0.0);

	/** Every kind of layer except one. */
	public static final Custom MIXED = new Custom(List.of(new Layer.Convolution(6, 3, Activation.IDENTITY),
			new Layer.BatchNorm(), new Layer.Activate(Activation.RELU),
			new Layer.Residual(List.of(new Layer.Convolution(8, 2, Activation.ELU), new Layer.Dropout(0.1),
					new Layer.BatchNorm())),
			new Layer.AveragePool(2), new Layer.Convolution(8, 2, Activation.IDENTITY), new Layer.BatchNorm(),
			new Layer.MaxPool(2), new Layer.Flatten(), new Layer.Dense(16, Activation.TANH), new Layer.BatchNorm(),
			new Layer.Residual(List.of(new Layer.Dense(16, Activation.TANH)))));

	/**
	 * No weights in the first layer, nested residual blocks, a global average-pool last.
	 */
	public static final Custom NESTED = new Custom(List.of(new Layer.BatchNorm(), new Layer.Dropout(0.1),
			new Layer.Convolution(16, 5, Activation.RELU), new Layer.MaxPool(2),
			new Layer.Residual(List.of(new Layer.Residual(List.of(new Layer.Convolution(16, 3, Activation.TANH))),
					new Layer.Convolution(12, 1, Activation.IDENTITY), new Layer.BatchNorm())),
			new Layer.Activate(Activation.ELU), new Layer.Convolution(24, 3, Activation.RELU),
			new Layer.GlobalAveragePool()));

	/** 150 training and 60 test images of 8 x 8 in 10 classes; 3 epochs. */
	public static TestPlan of(Architecture architecture) {
		return new TestPlan(noisy(new Shape(1, 8, 8), 10), 10, architecture, training(sgd(0.05, 0.9)), List.of(), 7);
	}

	public static Map<Split, Examples> noisy(Shape shape, int classes) {
		return Map.of(Split.TRAIN, TestExamples.noisy(shape, classes, 150, 5, 0), Split.TEST,
				TestExamples.noisy(shape, classes, 60, 5, 1));
	}

	public static Training training(Optimizer optimizer) {
		return new Training(3, 16, optimizer, 0.0, Initialization.HE);
	}

	public static Optimizer sgd(double learningRate, double momentum) {
		return new Optimizer.Sgd(learningRate, momentum, false, null);
	}

	public TestPlan examples(Map<Split, Examples> replacement, int number) {
		return new TestPlan(replacement, number, this.architecture, this.training, this.early, this.seed);
	}

	public TestPlan training(Training replacement) {
		return new TestPlan(this.examples, this.classes, this.architecture, replacement, this.early, this.seed);
	}

	public TestPlan optimizer(Optimizer optimizer) {
		return training(new Training(this.training.epochs(), this.training.batchSize(), optimizer, this.training.l2(),
				this.training.initialization()));
	}

	public TestPlan epochs(int epochs) {
		return training(new Training(epochs, this.training.batchSize(), this.training.optimizer(), this.training.l2(),
				this.training.initialization()));
	}

	public TestPlan batchSize(int batchSize) {
		return training(new Training(this.training.epochs(), batchSize, this.training.optimizer(), this.training.l2(),
				this.training.initialization()));
	}

	public TestPlan l2(double l2) {
		return training(new Training(this.training.epochs(), this.training.batchSize(), this.training.optimizer(), l2,
				this.training.initialization()));
	}

	public TestPlan early(Double... fractions) {
		return new TestPlan(this.examples, this.classes, this.architecture, this.training, List.of(fractions),
				this.seed);
	}

	public TestPlan seed(long replacement) {
		return new TestPlan(this.examples, this.classes, this.architecture, this.training, this.early, replacement);
	}

	public Examples train() {
		return this.examples.get(Split.TRAIN);
	}

	public Examples test() {
		return this.examples.get(Split.TEST);
	}

	public TrainingPlan plan() {
		return new TrainingPlan(this.examples, this.classes, this.architecture, this.training,
				Checkpoint.of(this.training, new Evaluation(this.early), train().size()), this.seed);
	}

}
