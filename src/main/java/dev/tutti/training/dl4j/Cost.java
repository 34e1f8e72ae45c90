package dev.tutti.training.dl4j;

import dev.tutti.architecture.Architecture;
import dev.tutti.architecture.Layer;
import dev.tutti.dataset.Shape;

/** A rough guess of what training takes on a core of today. */
final class Cost {

	private static final double OPERATIONS_A_SECOND = 5e10;

	private static final double SECONDS_A_STEP = 1e-4;

	private Cost() {
	}

	/**
	 * Seconds to train on one example once: two operations a weight and value forwards,
	 * four back, and a share of what every step costs.
	 */
	static double secondsAnExample(Architecture architecture, Shape shape, int batchSize) {
		int channels = shape.channels();
		int height = shape.height();
		int width = shape.width();
		double products = 0;
		for (Layer layer : architecture.layers(10)) {
			if (layer instanceof Layer.Dense dense) {
				products += (double) channels * height * width * dense.units();
				channels = dense.units();
				height = 1;
				width = 1;
			}
			else if (layer instanceof Layer.Convolution convolution) {
				products += (double) channels * height * width * convolution.filters() * convolution.kernel()
						* convolution.kernel();
				channels = convolution.filters();
			}
			else if (layer instanceof Layer.MaxPool pool) {
				height /= pool.size();
				width /= pool.size();
			}
		}
		return 6 * products / OPERATIONS_A_SECOND + SECONDS_A_STEP / batchSize;
	}

}
