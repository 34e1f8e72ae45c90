package dev.tutti.training.dl4j;

import java.util.List;

import dev.tutti.architecture.Architecture;
import dev.tutti.architecture.layer.Layer;
import dev.tutti.architecture.layer.LayerShape;
import dev.tutti.dataset.Shape;

/** A rough guess of what training takes on a core of today. */
final class Cost {

	private static final double OPERATIONS_A_SECOND = 5e10;

	private static final double SECONDS_A_STEP = 1e-4;

	/** What a batch norm takes for a value, in products. */
	private static final int NORMALIZED = 40;

	/** What a pool, an activation or a sum takes for a value. */
	private static final int PASSED = 10;

	private Cost() {
	}

	/**
	 * Seconds to train on one example once: two operations a weight and value forwards,
	 * four back, and a share of what every step costs.
	 */
	static double secondsAnExample(Architecture architecture, Shape shape, int batchSize) {
		return 6 * products(architecture.layers(10), extent(shape)) / OPERATIONS_A_SECOND + SECONDS_A_STEP / batchSize;
	}

	static LayerShape extent(Shape shape) {
		return LayerShape.image(shape.channels(), shape.height(), shape.width());
	}

	/** The values of an example where they are most. */
	static int largestOutput(List<Layer> layers, LayerShape input) {
		int largest = input.size();
		LayerShape extent = input;
		for (Layer layer : layers) {
			if (layer instanceof Layer.Residual residual) {
				largest = Math.max(largest, largestOutput(residual.layers(), extent));
			}
			extent = layer.output(extent);
			largest = Math.max(largest, extent.size());
		}
		return largest;
	}

	private static double products(List<Layer> layers, LayerShape input) {
		double products = 0;
		LayerShape extent = input;
		for (Layer layer : layers) {
			products += products(layer, extent);
			extent = layer.output(extent);
		}
		return products;
	}

	private static double products(Layer layer, LayerShape input) {
		if (layer instanceof Layer.Dense dense) {
			return (double) input.size() * dense.units();
		}
		if (layer instanceof Layer.Convolution convolution) {
			return (double) input.size() * convolution.filters() * convolution.kernel() * convolution.kernel();
		}
		if (layer instanceof Layer.Residual residual) {
			LayerShape output = residual.output(input);
			double projection = residual.projects(input) ? (double) input.size() * output.channels() : 0;
			return products(residual.layers(), input) + projection + (double) PASSED * output.size();
		}
		return (double) input.size() * ((layer instanceof Layer.BatchNorm) ? NORMALIZED : PASSED);
	}

}
