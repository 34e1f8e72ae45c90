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
 * Any list of layers in double precision, forwards alone, one loop after another. An
 * example's values are in the order of channels, rows, columns, as datasets have them.
 */
public final class NaiveNetwork {

	/** What a layer learns, and what it remembers. */
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

	/** Parameters begin at zero, running means at zero and variances at one. */
	public NaiveNetwork(List<Layer> layers, LayerShape input) {
		this.layers = layers;
		this.input = input;
		declare(layers, input);
	}

	/**
	 * Of each layer that has some, first to last: a dense one's {@code inputs x units}
	 * and biases; a convolution's {@code filters x channels x kernel x kernel} and
	 * biases; a batch norm's scales and shifts; of a residual block, those of its layers,
	 * then of its own convolution.
	 */
	public List<double[]> parameters() {
		return this.parameters;
	}

	/** Of each batch norm in the last batch: means and variances. */
	public List<double[]> batchStatistics() {
		return this.batchStatistics;
	}

	/** Of each batch norm for evaluations: means and variances. */
	public List<double[]> runningStatistics() {
		return this.runningStatistics;
	}

	/** Draws all parameters, such that values stay about as large as they are. */
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
	 * What values are multiplied by while training, for the same values at every time.
	 * @param masks from the rate and the values; called in the order of the layers
	 */
	public void dropout(BiFunction<Double, double[][], double[][]> masks) {
		this.dropout = masks;
		this.masks.clear();
	}

	/** The logits of a batch, a row an example. */
	public double[][] logits(double[][] examples, boolean inTraining) {
		this.training = inTraining;
		this.nextParameter = 0;
		this.nextNorm = 0;
		this.nextMask = 0;
		return forward(this.layers, this.input, examples);
	}

	/** The mean loss of a batch while training. */
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

	/** The derivative of {@link #loss} by one parameter: a central difference. */
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
		LayerShape extent = from;
		for (Layer layer : declared) {
			int channels = extent.channels();
			if (layer instanceof Layer.Dense dense) {
				declare(extent.size() * dense.units(), dense.units());
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
				declare(residual.layers(), extent);
				if (residual.projects(extent)) {
					int filters = residual.output(extent).channels();
					declare(filters * channels, filters);
				}
			}
			extent = layer.output(extent);
		}
	}

	private void declare(int first, int second) {
		this.parameters.add(new double[first]);
		this.parameters.add(new double[second]);
	}

	private double[][] forward(List<Layer> through, LayerShape from, double[][] values) {
		LayerShape extent = from;
		double[][] current = values;
		for (Layer layer : through) {
			current = forward(layer, extent, current);
			extent = layer.output(extent);
		}
		return current;
	}

	private double[][] forward(Layer layer, LayerShape extent, double[][] x) {
		if (layer instanceof Layer.Dense dense) {
			return activate(dense.activation(), dense(next(), next(), x));
		}
		if (layer instanceof Layer.Convolution convolution) {
			return activate(convolution.activation(), convolution(convolution.kernel(), next(), next(), extent, x));
		}
		if (layer instanceof Layer.MaxPool pool) {
			return pool(pool.size(), pool.size(), true, extent, x);
		}
		if (layer instanceof Layer.AveragePool pool) {
			return pool(pool.size(), pool.size(), false, extent, x);
		}
		if (layer instanceof Layer.GlobalAveragePool) {
			return pool(extent.height(), extent.width(), false, extent, x);
		}
		if (layer instanceof Layer.Activate activate) {
			return activate(activate.function(), x);
		}
		if (layer instanceof Layer.BatchNorm) {
			return normalize(extent, x);
		}
		if (layer instanceof Layer.Dropout dropped) {
			return drop(dropped.rate(), x);
		}
		return (layer instanceof Layer.Residual residual) ? residual(residual, extent, x) : x;
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

	/** One row fewer of zeros above than below if the kernel is even. */
	private static double[][] convolution(int kernel, double[] filters, double[] bias, LayerShape extent,
			double[][] x) {
		int height = extent.height();
		int width = extent.width();
		int before = (kernel - 1) / 2;
		double[][] y = new double[x.length][bias.length * height * width];
		for (int n = 0; n < x.length; n++) {
			for (int place = 0; place < y[n].length; place++) {
				int filter = place / (height * width);
				y[n][place] = bias[filter];
				for (int cell = 0; cell < extent.channels() * kernel * kernel; cell++) {
					int row = place / width % height + cell / kernel % kernel - before;
					int column = place % width + cell % kernel - before;
					if (row >= 0 && row < height && column >= 0 && column < width) {
						y[n][place] += filters[filter * extent.channels() * kernel * kernel + cell]
								* x[n][(cell / (kernel * kernel) * height + row) * width + column];
					}
				}
			}
		}
		return y;
	}

	private static double[][] pool(int high, int wide, boolean largest, LayerShape extent, double[][] x) {
		int height = extent.height() / high;
		int width = extent.width() / wide;
		double[][] y = new double[x.length][extent.channels() * height * width];
		for (int n = 0; n < x.length; n++) {
			for (int place = 0; place < y[n].length; place++) {
				int top = (place / (height * width) * extent.height() + place / width % height * high);
				double maximum = Double.NEGATIVE_INFINITY;
				double sum = 0;
				for (int cell = 0; cell < high * wide; cell++) {
					double value = x[n][(top + cell / wide) * extent.width() + place % width * wide + cell % wide];
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

	private double[][] normalize(LayerShape extent, double[][] x) {
		double[] scale = next();
		double[] shift = next();
		double[] mean = this.training ? new double[scale.length] : this.runningStatistics.get(this.nextNorm);
		double[] variance = this.training ? new double[scale.length] : this.runningStatistics.get(this.nextNorm + 1);
		int places = extent.height() * extent.width();
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

	private double[][] residual(Layer.Residual layer, LayerShape extent, double[][] x) {
		double[][] made = forward(layer.layers(), extent, x);
		double[][] given = layer.projects(extent) ? convolution(1, next(), next(), extent, x) : x;
		double[][] sum = new double[x.length][made[0].length];
		for (int n = 0; n < x.length; n++) {
			for (int i = 0; i < sum[n].length; i++) {
				sum[n][i] = made[n][i] + given[n][i];
			}
		}
		return sum;
	}

}
