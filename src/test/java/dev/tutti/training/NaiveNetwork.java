package dev.tutti.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiFunction;

import dev.tutti.architecture.layer.Activation;
import dev.tutti.architecture.layer.Layer;
import dev.tutti.architecture.layer.LayerShape;

/**
 * The forward pass of any list of layers in double precision, in plain loops. An
 * example's values are in the order of channels, rows, columns, as datasets have them.
 */
public final class NaiveNetwork {

	/** Learned parameters, and the statistics of batch norms. */
	private final List<double[]> parameters = new ArrayList<>();

	private final List<double[]> batchStatistics = new ArrayList<>();

	private final List<double[]> runningStatistics = new ArrayList<>();

	private final Map<Integer, double[][]> masks = new HashMap<>();

	private final List<Layer> layers;

	private final LayerShape input;

	private BiFunction<Double, double[][], double[][]> dropout = (rate, values) -> {
		throw new IllegalStateException("Dropout takes masks");
	};

	private boolean training;

	private int nextParameter;

	private int nextNorm;

	private int nextMask;

	/** Parameters and running means are initialized to zero, running variances to one. */
	public NaiveNetwork(List<Layer> layers, LayerShape input) {
		this.layers = layers;
		this.input = input;
		declare(layers, input);
	}

	/**
	 * The parameters in the order of the layers: a dense layer's {@code inputs x units}
	 * and biases; a convolution's {@code filters x channels x kernel x kernel} and
	 * biases; a batch norm's scales and shifts; of a residual block, those of its layers,
	 * then of its projection.
	 */
	public List<double[]> parameters() {
		return this.parameters;
	}

	/** The means and variances of each batch norm in the last mini-batch. */
	public List<double[]> batchStatistics() {
		return this.batchStatistics;
	}

	/** The running means and variances of each batch norm. */
	public List<double[]> runningStatistics() {
		return this.runningStatistics;
	}

	/** Draws all parameters, so that values keep their scale from layer to layer. */
	public void draw(long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		for (int i = 0; i < this.parameters.size(); i += 2) {
			double[] weights = this.parameters.get(i);
			double[] biases = this.parameters.get(i + 1);
			double deviation = Math.sqrt((double) biases.length / weights.length);
			Arrays.setAll(weights, (place) -> (float) (deviation * random.nextGaussian()));
			Arrays.setAll(biases, (place) -> (float) (0.1 + 0.3 * random.nextGaussian()));
		}
	}

	/**
	 * Sets the dropout masks, which must be the same for the same values in every call.
	 * @param masks computes a mask from the rate and the values; called in the order of
	 * the layers
	 */
	public void dropout(BiFunction<Double, double[][], double[][]> masks) {
		this.dropout = masks;
		this.masks.clear();
	}

	/** The logits of a mini-batch, one row per example. */
	public double[][] logits(double[][] examples, boolean inTraining) {
		this.training = inTraining;
		this.nextParameter = 0;
		this.nextNorm = 0;
		this.nextMask = 0;
		return forward(this.layers, this.input, examples);
	}

	/** The mean loss of a mini-batch during training. */
	public double loss(double[][] examples, int[] labels) {
		double[][] logits = logits(examples, true);
		double loss = 0;
		for (int n = 0; n < labels.length; n++) {
			double largest = Arrays.stream(logits[n]).max().orElseThrow();
			double sum = 0;
			for (double logit : logits[n]) {
				sum += Math.exp(logit - largest);
			}
			loss += (Math.log(sum) + largest - logits[n][labels[n]]) / labels.length;
		}
		return loss;
	}

	/** The derivative of {@link #loss} by one parameter, as a central difference. */
	public double derivative(double[] parameter, int place, double[][] examples, int[] labels) {
		double value = parameter[place];
		parameter[place] = value + 1e-6;
		double above = loss(examples, labels);
		parameter[place] = value - 1e-6;
		double below = loss(examples, labels);
		parameter[place] = value;
		return (above - below) / 2e-6;
	}

	private void declare(List<Layer> declared, LayerShape from) {
		LayerShape inputShape = from;
		for (Layer layer : declared) {
			int channels = inputShape.channels();
			if (layer instanceof Layer.Dense dense) {
				declare(inputShape.size() * dense.units(), dense.units());
			}
			else if (layer instanceof Layer.Convolution convolution) {
				int window = convolution.kernel() * convolution.kernel();
				declare(convolution.filters() * channels * window, convolution.filters());
			}
			else if (layer instanceof Layer.BatchNorm) {
				declare(channels, channels);
				this.runningStatistics.add(new double[channels]);
				double[] variances = new double[channels];
				Arrays.fill(variances, 1);
				this.runningStatistics.add(variances);
				this.batchStatistics.add(new double[channels]);
				this.batchStatistics.add(new double[channels]);
			}
			else if (layer instanceof Layer.Residual residual) {
				declare(residual.layers(), inputShape);
				if (residual.projects(inputShape)) {
					int filters = residual.output(inputShape).channels();
					declare(filters * channels, filters);
				}
			}
			inputShape = layer.output(inputShape);
		}
	}

	private void declare(int first, int second) {
		this.parameters.add(new double[first]);
		this.parameters.add(new double[second]);
	}

	private double[][] forward(List<Layer> through, LayerShape from, double[][] values) {
		LayerShape inputShape = from;
		double[][] current = values;
		for (Layer layer : through) {
			current = forward(layer, inputShape, current);
			inputShape = layer.output(inputShape);
		}
		return current;
	}

	private double[][] forward(Layer layer, LayerShape inputShape, double[][] x) {
		if (layer instanceof Layer.Dense dense) {
			return activate(dense.activation(), dense(next(), next(), x));
		}
		if (layer instanceof Layer.Convolution convolution) {
			return activate(convolution.activation(), convolution(convolution.kernel(), next(), next(), inputShape, x));
		}
		if (layer instanceof Layer.MaxPool pool) {
			return pool(pool.size(), pool.size(), true, inputShape, x);
		}
		if (layer instanceof Layer.AveragePool pool) {
			return pool(pool.size(), pool.size(), false, inputShape, x);
		}
		if (layer instanceof Layer.GlobalAveragePool) {
			return pool(inputShape.height(), inputShape.width(), false, inputShape, x);
		}
		if (layer instanceof Layer.Activate activate) {
			return activate(activate.function(), x);
		}
		if (layer instanceof Layer.BatchNorm) {
			return normalize(inputShape, x);
		}
		if (layer instanceof Layer.Dropout dropped) {
			return drop(dropped.rate(), x);
		}
		return (layer instanceof Layer.Residual residual) ? residual(residual, inputShape, x) : x;
	}

	private double[] next() {
		return this.parameters.get(this.nextParameter++);
	}

	private static double[][] dense(double[] matrix, double[] bias, double[][] x) {
		double[][] y = new double[x.length][bias.length];
		for (int n = 0; n < x.length; n++) {
			for (int unit = 0; unit < bias.length; unit++) {
				y[n][unit] = bias[unit];
				for (int i = 0; i < x[n].length; i++) {
					y[n][unit] += x[n][i] * matrix[i * bias.length + unit];
				}
			}
		}
		return y;
	}

	/** An even kernel has one row of zeros fewer above than below. */
	private static double[][] convolution(int kernel, double[] filters, double[] bias, LayerShape inputShape,
			double[][] x) {
		int height = inputShape.height();
		int width = inputShape.width();
		int before = (kernel - 1) / 2;
		double[][] y = new double[x.length][bias.length * height * width];
		for (int n = 0; n < x.length; n++) {
			for (int place = 0; place < y[n].length; place++) {
				int filter = place / (height * width);
				y[n][place] = bias[filter];
				for (int cell = 0; cell < inputShape.channels() * kernel * kernel; cell++) {
					int row = place / width % height + cell / kernel % kernel - before;
					int column = place % width + cell % kernel - before;
					if (row >= 0 && row < height && column >= 0 && column < width) {
						y[n][place] += filters[filter * inputShape.channels() * kernel * kernel + cell]
								* x[n][(cell / (kernel * kernel) * height + row) * width + column];
					}
				}
			}
		}
		return y;
	}

	private static double[][] pool(int high, int wide, boolean largest, LayerShape inputShape, double[][] x) {
		int height = inputShape.height() / high;
		int width = inputShape.width() / wide;
		double[][] y = new double[x.length][inputShape.channels() * height * width];
		for (int n = 0; n < x.length; n++) {
			for (int place = 0; place < y[n].length; place++) {
				int top = (place / (height * width) * inputShape.height() + place / width % height * high);
				double maximum = Double.NEGATIVE_INFINITY;
				double sum = 0;
				for (int cell = 0; cell < high * wide; cell++) {
					double value = x[n][(top + cell / wide) * inputShape.width() + place % width * wide + cell % wide];
					maximum = Math.max(maximum, value);
					sum += value;
				}
				y[n][place] = largest ? maximum : sum / (high * wide);
			}
		}
		return y;
	}

	private static double[][] activate(Activation activation, double[][] x) {
		double[][] y = new double[x.length][x[0].length];
		for (int n = 0; n < x.length; n++) {
			for (int i = 0; i < x[n].length; i++) {
				double value = x[n][i];
				y[n][i] = switch (activation) {
					case IDENTITY -> value;
					case RELU -> Math.max(0, value);
					case ELU -> (value > 0) ? value : Math.expm1(value);
					case TANH -> Math.tanh(value);
				};
			}
		}
		return y;
	}

	private double[][] normalize(LayerShape inputShape, double[][] x) {
		double[] scale = next();
		double[] shift = next();
		double[] mean = this.training ? new double[scale.length] : this.runningStatistics.get(this.nextNorm);
		double[] variance = this.training ? new double[scale.length] : this.runningStatistics.get(this.nextNorm + 1);
		int places = inputShape.height() * inputShape.width();
		if (this.training) {
			double share = 1.0 / (x.length * places);
			for (double[] example : x) {
				for (int i = 0; i < example.length; i++) {
					mean[i / places] += example[i] * share;
				}
			}
			for (double[] example : x) {
				for (int i = 0; i < example.length; i++) {
					variance[i / places] += Math.pow(example[i] - mean[i / places], 2) * share;
				}
			}
			this.batchStatistics.set(this.nextNorm, mean);
			this.batchStatistics.set(this.nextNorm + 1, variance);
		}
		this.nextNorm += 2;
		double[][] y = new double[x.length][x[0].length];
		for (int n = 0; n < x.length; n++) {
			for (int i = 0; i < x[n].length; i++) {
				int channel = i / places;
				y[n][i] = scale[channel] * (x[n][i] - mean[channel])
						/ Math.sqrt(variance[channel] + Layer.BatchNorm.EPSILON) + shift[channel];
			}
		}
		return y;
	}

	private double[][] drop(double rate, double[][] x) {
		if (!this.training || rate == 0) {
			return x;
		}
		double[][] mask = this.masks.computeIfAbsent(this.nextMask++, (which) -> this.dropout.apply(rate, x));
		double[][] y = new double[x.length][x[0].length];
		for (int n = 0; n < x.length; n++) {
			for (int i = 0; i < x[n].length; i++) {
				y[n][i] = x[n][i] * mask[n][i];
			}
		}
		return y;
	}

	private double[][] residual(Layer.Residual layer, LayerShape inputShape, double[][] x) {
		double[][] made = forward(layer.layers(), inputShape, x);
		double[][] given = layer.projects(inputShape) ? convolution(1, next(), next(), inputShape, x) : x;
		double[][] sum = new double[x.length][made[0].length];
		for (int n = 0; n < x.length; n++) {
			for (int i = 0; i < sum[n].length; i++) {
				sum[n][i] = made[n][i] + given[n][i];
			}
		}
		return sum;
	}

}
