package dev.tutti.training.dl4j.network;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;

import dev.tutti.architecture.layer.Layer;
import dev.tutti.architecture.layer.LayerShape;
import dev.tutti.training.NaiveNetwork;
import dev.tutti.training.TestExamples;
import dev.tutti.training.dl4j.parameter.BatchNormParameters;
import dev.tutti.training.dl4j.parameter.NetworkParameters;
import dev.tutti.training.dl4j.parameter.WeightParameters;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Maps the engine's parameters to those of a naive network. The engine's images are rows,
 * columns, channels, also when they are flattened, unless the network begins with a dense
 * layer.
 */
public final class NaiveParameterMapping {

	private static final LayerShape ONE = LayerShape.row(1);

	private final NaiveNetwork naive;

	private final List<Part> parts = new ArrayList<>();

	private final List<Running> running = new ArrayList<>();

	/** The image shape that each dropout's values come from. */
	private final List<LayerShape> dropped = new ArrayList<>();

	public NaiveParameterMapping(NaiveNetwork naive, List<Layer> layers, LayerShape input,
			NetworkParameters parameters) {
		this.naive = naive;
		LayerShape order = (layers.get(0) instanceof Layer.Dense) ? ONE : input;
		add(layers, input, order, parameters.weights().iterator(), parameters.norms().iterator());
	}

	/**
	 * Adds layers.
	 * @param order the image shape that the values come from, flattened or not
	 */
	private void add(List<Layer> layers, LayerShape input, LayerShape order, Iterator<WeightParameters> weights,
			Iterator<BatchNormParameters> norms) {
		LayerShape inputShape = input;
		LayerShape current = order;
		for (Layer layer : layers) {
			LayerShape output = layer.output(inputShape);
			if (layer instanceof Layer.Dense) {
				add(weights.next(), current);
			}
			else if (layer instanceof Layer.Convolution) {
				add(weights.next(), ONE);
			}
			else if (layer instanceof Layer.BatchNorm) {
				add(norms.next(), inputShape.image() ? ONE : current);
			}
			else if (layer instanceof Layer.Dropout dropout && dropout.rate() > 0) {
				this.dropped.add((current == ONE) ? inputShape : current);
			}
			else if (layer instanceof Layer.Residual residual) {
				add(residual.layers(), inputShape, current, weights, norms);
				if (residual.projects(inputShape)) {
					add(weights.next(), ONE);
				}
			}
			if (output.image()) {
				current = output;
			}
			else if (layer instanceof Layer.Dense || layer instanceof Layer.GlobalAveragePool) {
				current = ONE;
			}
			inputShape = output;
		}
	}

	private void add(WeightParameters weights, LayerShape order) {
		add(weights.matrix(), weights.matrixGradient(), order);
		add(weights.bias(), weights.biasGradient(), ONE);
	}

	private void add(BatchNormParameters norm, LayerShape order) {
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

	/** The index of the value of each channel, row and column. */
	private static int[] moved(LayerShape image) {
		int[] places = new int[image.size()];
		int pixels = image.height() * image.width();
		for (int i = 0; i < places.length; i++) {
			places[i] = i % pixels * image.channels() + i / pixels;
		}
		return places;
	}

	/** Copies the naive network's parameters to the engine's network. */
	public void copy() {
		for (int p = 0; p < this.parts.size(); p++) {
			write(this.naive.parameters().get(p), this.parts.get(p).places(), this.parts.get(p).values());
		}
		for (int i = 0; i < this.running.size(); i++) {
			write(this.naive.runningStatistics().get(i), this.running.get(i).places(), this.running.get(i).values());
		}
	}

	public double[] values(int parameter) {
		return read(this.parts.get(parameter).values(), this.parts.get(parameter).places());
	}

	double[] gradients(int parameter) {
		return read(this.parts.get(parameter).gradients(), this.parts.get(parameter).places());
	}

	/** Running means or variances. */
	public double[] running(int which) {
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

	/** Draws the same dropout masks for the naive network as the engine does. */
	void dropout(SplittableRandom random) {
		Iterator<LayerShape> shapes = this.dropped.iterator();
		this.naive.dropout((rate, values) -> {
			int[] places = moved(shapes.next());
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

	public static double[][] features(TestExamples examples) {
		double[][] features = new double[examples.size()][examples.shape().size()];
		for (int n = 0; n < features.length; n++) {
			for (int i = 0; i < features[n].length; i++) {
				features[n][i] = examples.features()[n][i];
			}
		}
		return features;
	}

	/**
	 * A parameter of a layer.
	 *
	 * @param places the index in the engine's array of each of the naive network's values
	 */
	private record Part(INDArray values, INDArray gradients, int[] places) {
	}

	private record Running(INDArray values, int[] places) {
	}

}
