package dev.tutti.architecture.layer;

/** Checks of a layer's input shape, and of its size. */
final class LayerChecks {

	/** The most weights of a layer: a gigabyte in single precision. */
	private static final long MOST_WEIGHTS = 1 << 28;

	/** The most values of a layer's output for one example. */
	private static final long MOST_VALUES = 1 << 24;

	private LayerChecks() {
	}

	static void image(String layer, LayerShape input) {
		if (!input.image()) {
			throw new ShapeMismatchException(layer + " takes an image; its input is " + input
					+ ". Put it before the layers that flatten: flatten, dense, global-average-pool.");
		}
	}

	static void weights(long count) {
		if (count > MOST_WEIGHTS) {
			throw new ShapeMismatchException("The layer has " + count + " weights; the maximum is " + MOST_WEIGHTS
					+ ". Use fewer units or filters, or put a pool before it.");
		}
	}

	static void values(long count) {
		if (count > MOST_VALUES) {
			throw new ShapeMismatchException(
					"The layer's output has " + count + " values of an example; the maximum is " + MOST_VALUES
							+ ". Use fewer filters, or put a pool before it.");
		}
	}

	/** Checks the input of a pool, and gives its output shape. */
	static LayerShape pooled(String layer, LayerShape input, int size) {
		image(layer, input);
		int window = Math.max(1, size); // validation reports a size out of range
		if (window > Math.min(input.height(), input.width())) {
			throw new ShapeMismatchException(layer + " of " + size + " x " + size + " leaves nothing of its "
					+ input.height() + " x " + input.width() + " input. Pool less before it, or leave it out.");
		}
		return LayerShape.image(input.channels(), input.height() / window, input.width() / window);
	}

}
