package dev.tutti.training;

import dev.tutti.dataset.Examples;

/**
 * Softmax regression in double precision, in plain loops. Weights are determined up to a
 * constant that all classes share, which changes neither outputs nor their gradients.
 */
final class SoftmaxRegression {

	private final TestPlan plan;

	/** One row per feature, then the biases; one column per class. */
	private final double[][] weights;

	/** The velocity, Adam's first moment or AdaDelta's mean square of updates. */
	private final double[][] velocity;

	/** The running mean of squared gradients. */
	private final double[][] square;

	private long steps;

	private SoftmaxRegression(TestPlan plan, double[][] weights) {
		this.plan = plan;
		this.weights = weights;
		this.velocity = new double[weights.length][weights[0].length];
		this.square = new double[weights.length][weights[0].length];
	}

	/** The weights that predict this on every unit vector and zero. */
	static double[][] read(TestPlan plan, Predictions onUnitVectors) {
		int features = plan.train().shape().size();
		double[][] weights = new double[features + 1][plan.classes()];
		for (int i = features; i >= 0; i--) {
			double mean = 0;
			for (int k = 0; k < plan.classes(); k++) {
				weights[i][k] = Math.log(onUnitVectors.confidence()[i * plan.classes() + k])
						- ((i < features) ? weights[features][k] : 0);
				mean += weights[i][k] / plan.classes();
			}
			for (int k = 0; k < plan.classes(); k++) {
				weights[i][k] -= mean;
			}
		}
		return weights;
	}

	/** The model whose first step leads to the given weights. */
	static SoftmaxRegression begin(TestPlan plan, double[][] afterOneStep, int member) {
		double[][] guess = copy(afterOneStep);
		for (int iteration = 0; iteration < 100; iteration++) {
			SoftmaxRegression model = new SoftmaxRegression(plan, copy(guess));
			model.step(member);
			for (int i = 0; i < guess.length; i++) {
				for (int k = 0; k < guess[i].length; k++) {
					guess[i][k] += afterOneStep[i][k] - model.weights[i][k];
				}
			}
		}
		return new SoftmaxRegression(plan, guess);
	}

	void step(int member) {
		Examples examples = this.plan.train();
		int batchSize = this.plan.training().batchSize();
		long stepsPerEpoch = Checkpoint.stepsPerEpoch(this.plan.training(), examples.size());
		int epoch = (int) (this.steps / stepsPerEpoch);
		int[] order = MemberRandom.order(this.plan.seed(), member, epoch, examples.size());
		int from = (int) (this.steps % stepsPerEpoch) * batchSize;
		int to = Math.min(from + batchSize, examples.size());
		double[][] gradient = new double[this.weights.length][this.plan.classes()];
		for (int place = from; place < to; place++) {
			double[] features = features(examples, order[place]);
			double[] outputs = softmax(logits(features));
			outputs[examples.labels()[order[place]]] -= 1;
			for (int i = 0; i < features.length; i++) {
				for (int k = 0; k < outputs.length; k++) {
					gradient[i][k] += features[i] * outputs[k] / (to - from);
				}
			}
		}
		for (int i = 0; i < gradient.length; i++) {
			for (int k = 0; k < gradient[i].length; k++) {
				boolean bias = i == gradient.length - 1;
				double g = gradient[i][k] + (bias ? 0 : this.plan.training().l2() * this.weights[i][k]);
				this.weights[i][k] -= update(i, k, g, epoch);
			}
		}
		this.steps++;
	}

	private double update(int i, int k, double g, int epoch) {
		Optimizer optimizer = this.plan.training().optimizer();
		double rate = optimizer.learningRate();
		if (optimizer.decay() != null) {
			for (int past = optimizer.decay().everyEpochs(); past <= epoch; past += optimizer.decay().everyEpochs()) {
				rate /= optimizer.decay().factor();
			}
		}
		if (optimizer instanceof Optimizer.Sgd sgd) {
			this.velocity[i][k] = sgd.momentum() * this.velocity[i][k] + g;
			return rate * (sgd.nesterov() ? g + sgd.momentum() * this.velocity[i][k] : this.velocity[i][k]);
		}
		if (optimizer instanceof Optimizer.AdaDelta adaDelta) {
			double rho = adaDelta.rho();
			this.square[i][k] = rho * this.square[i][k] + (1 - rho) * g * g;
			double step = g * Math.sqrt(this.velocity[i][k] + adaDelta.epsilon())
					/ Math.sqrt(this.square[i][k] + adaDelta.epsilon());
			this.velocity[i][k] = rho * this.velocity[i][k] + (1 - rho) * step * step;
			return rate * step;
		}
		Optimizer.Adam adam = (Optimizer.Adam) optimizer;
		this.velocity[i][k] = adam.beta1() * this.velocity[i][k] + (1 - adam.beta1()) * g;
		this.square[i][k] = adam.beta2() * this.square[i][k] + (1 - adam.beta2()) * g * g;
		double first = this.velocity[i][k] / (1 - Math.pow(adam.beta1(), this.steps + 1));
		double second = this.square[i][k] / (1 - Math.pow(adam.beta2(), this.steps + 1));
		return rate * first / (Math.sqrt(second) + adam.epsilon());
	}

	Predictions predictions(Examples examples) {
		Predictions predictions = new Predictions(new int[examples.size()], new float[examples.size()],
				new float[examples.size()]);
		for (int example = 0; example < examples.size(); example++) {
			double[] logits = logits(features(examples, example));
			int label = examples.labels()[example];
			double other = Double.NEGATIVE_INFINITY;
			for (int k = 0; k < logits.length; k++) {
				if (logits[k] > logits[predictions.labels()[example]]) {
					predictions.labels()[example] = k;
				}
				other = (k != label) ? Math.max(other, logits[k]) : other;
			}
			predictions.confidence()[example] = (float) softmax(logits)[label];
			predictions.margin()[example] = (float) (logits[label] - other);
		}
		return predictions;
	}

	/** The features, followed by 1 for the bias. */
	private static double[] features(Examples examples, int index) {
		float[] read = new float[examples.shape().size()];
		examples.read(index, read, 0);
		double[] features = new double[read.length + 1];
		for (int i = 0; i < read.length; i++) {
			features[i] = read[i];
		}
		features[read.length] = 1;
		return features;
	}

	private double[] logits(double[] features) {
		double[] logits = new double[this.plan.classes()];
		for (int i = 0; i < features.length; i++) {
			for (int k = 0; k < logits.length; k++) {
				logits[k] += features[i] * this.weights[i][k];
			}
		}
		return logits;
	}

	private static double[] softmax(double[] logits) {
		double[] outputs = new double[logits.length];
		double sum = 0;
		for (int k = 0; k < logits.length; k++) {
			outputs[k] = Math.exp(logits[k]);
			sum += outputs[k];
		}
		for (int k = 0; k < logits.length; k++) {
			outputs[k] /= sum;
		}
		return outputs;
	}

	private static double[][] copy(double[][] rows) {
		double[][] copy = new double[rows.length][];
		for (int i = 0; i < rows.length; i++) {
			copy[i] = rows[i].clone();
		}
		return copy;
	}

}
