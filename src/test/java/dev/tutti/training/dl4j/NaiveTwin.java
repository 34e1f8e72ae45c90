package dev.tutti.training.dl4j;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;

import dev.tutti.architecture.layer.Layer;
import dev.tutti.architecture.layer.LayerShape;
import dev.tutti.training.NaiveNetwork;
import dev.tutti.training.TestExamples;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Tells which of the engine's parameters is which of a naive network's. The engine's
 * pictures are rows, columns, channels, and stay so when they are flattened, but for a
 * network that begins with a dense layer.
 */
final class NaiveTwin {

	private static final LayerShape ONE = LayerShape.row(1);

	private final NaiveNetwork naive;

	private final List<Part> parts = new ArrayList<>();

	private final List<Running> running = new ArrayList<>();

	/** The picture that each dropout's values are from. */
	private final List<LayerShape> dropped = new ArrayList<>();

	/**
	 * A parameter of a layer.
	 *
	 * @param places where in the engine's array each of the naive network's values is
	 */
	private record Part(INDArray values, INDArray gradients, int[] places) {
	}

	private record Running(INDArray values, int[] places) {
	}

	NaiveTwin(NaiveNetwork naive, List<Layer> layers, LayerShape input, Parameters parameters) {
		this.naive = naive;
		LayerShape order = (layers.get(0) instanceof Layer.Dense) ? ONE : input;
		add(layers, input, order, parameters.weights().iterator(), parameters.norms().iterator());
	}

	/**
	 * Adds layers.
	 * @param order the picture whose values these are, flattened or not
	 */
	private void add(List<Layer> layers, LayerShape input, LayerShape order, Iterator<Weights> weights,
			Iterator<Norm> norms) {
		LayerShape extent = input;
		LayerShape current = order;
		for (Layer layer : layers) {
			LayerShape output = layer.output(extent);
			if (layer instanceof Layer.Dense) {
				add(weights.next(), current);
			}
			else if (layer instanceof Layer.Convolution) {
				add(weights.next(), ONE);
			}
			else if (layer instanceof Layer.BatchNorm) {
				add(norms.next(), extent.image() ? ONE : current);
			}
			else if (layer instanceof Layer.Dropout dropout && dropout.rate() > 0) {
				this.dropped.add((current == ONE) ? extent : current);
			}
			else if (layer instanceof Layer.Residual residual) {
				add(residual.layers(), extent, current, weights, norms);
				if (residual.projects(extent)) {
					add(weights.next(), ONE);
				}
			}
			if (output.image()) {
				current = output;
			}
			else if (layer instanceof Layer.Dense || layer instanceof Layer.GlobalAveragePool) {
				current = ONE;
			}
			extent = output;
		}
	}

	private void add(Weights weights, LayerShape order) {
		add(weights.matrix(), weights.matrixGradient(), order);
		add(weights.bias(), weights.biasGradient(), ONE);
	}

	private void add(Norm norm, LayerShape order) {
		add(norm.scale(), norm.scaleGradient(), order);
		add(norm.shift(), norm.shiftGradient(), order);
		this.running.add(new Running(norm.mean(), places(norm.mean(), order)));
		this.running.add(new Running(norm.variance(), places(norm.variance(), order)));
	}

	private void add(INDArray values, INDArray gradients, LayerShape order) {
		this.parts.add(new Part(values, gradients, places(values, order)));
	}

	private static int[] places(INDArray values, LayerShape order) {
		int[] places = new int[(int) values.length()];
		int[] rows = moved(order);
		int wide = places.length / rows.length;
		for (int i = 0; i < places.length; i++) {
			places[i] = rows[i / wide] * wide + i % wide;
		}
		return places;
	}

	/** Where the value of each channel, row and column is. */
	private static int[] moved(LayerShape picture) {
		int[] places = new int[picture.size()];
		int pixels = picture.height() * picture.width();
		for (int i = 0; i < places.length; i++) {
			places[i] = i % pixels * picture.channels() + i / pixels;
		}
		return places;
	}

	/** Gives the engine's network the naive one's parameters. */
	void copy() {
		for (int p = 0; p < this.parts.size(); p++) {
			write(this.naive.parameters().get(p), this.parts.get(p).places(), this.parts.get(p).values());
		}
		for (int i = 0; i < this.running.size(); i++) {
			write(this.naive.runningStatistics().get(i), this.running.get(i).places(), this.running.get(i).values());
		}
	}

	double[] values(int parameter) {
		return read(this.parts.get(parameter).values(), this.parts.get(parameter).places());
	}

	double[] gradients(int parameter) {
		return read(this.parts.get(parameter).gradients(), this.parts.get(parameter).places());
	}

	/** Means or variances for evaluations. */
	double[] running(int which) {
		return read(this.running.get(which).values(), this.running.get(which).places());
	}

	private static void write(double[] values, int[] places, INDArray into) {
		float[] moved = new float[values.length];
		for (int i = 0; i < values.length; i++) {
			moved[places[i]] = (float) values[i];
		}
		into.assign(Nd4j.create(moved).reshape('c', into.shape()));
	}

	private static double[] read(INDArray from, int[] places) {
		float[] values = from.dup('c').reshape(from.length()).toFloatVector();
		double[] read = new double[values.length];
		for (int i = 0; i < values.length; i++) {
			read[i] = values[places[i]];
		}
		return read;
	}

	/** Gives the naive network the masks that the engine draws. */
	void dropout(SplittableRandom random) {
		Iterator<LayerShape> pictures = this.dropped.iterator();
		this.naive.dropout((rate, values) -> {
			int[] places = moved(pictures.next());
			double[][] masks = new double[values.length][places.length];
			for (double[] mask : masks) {
				double[] drawn = new double[places.length];
				for (int i = 0; i < drawn.length; i++) {
					drawn[i] = (random.nextDouble() < rate) ? 0 : 1 / (1 - rate);
				}
				for (int i = 0; i < drawn.length; i++) {
					mask[i] = drawn[places[i]];
				}
			}
			return masks;
		});
	}

	static double[][] features(TestExamples examples) {
		double[][] features = new double[examples.size()][examples.shape().size()];
		for (int n = 0; n < features.length; n++) {
			for (int i = 0; i < features[n].length; i++) {
				features[n][i] = examples.features()[n][i];
			}
		}
		return features;
	}

}
