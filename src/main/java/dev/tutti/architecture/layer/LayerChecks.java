package dev.tutti.architecture.layer;

/** What layers ask of what they are given. */
final class LayerChecks {

	/** Weights of a layer, at most: a gigabyte in single precision. */
	private static final long WEIGHTS = 1 << 28;

	/** Values that a layer gives of an example, at most. */
	private static final long VALUES = 1 << 24;

	private LayerChecks() {
	}

	static void picture(String layer, LayerShape input) {
		if (!input.picture()) {
			throw new ShapeMismatchException(layer + " takes a picture and is given " + input
					+ ". Put it before the layers that flatten: flatten, dense, global-average-pool.");
		}
	}

	static void weights(long count) {
		if (count > WEIGHTS) {
			throw new ShapeMismatchException("It has " + count + " weights; " + WEIGHTS
					+ " are the most. Take fewer units or filters, or pool before it.");
		}
	}

	static void values(long count) {
		if (count > VALUES) {
			throw new ShapeMismatchException("It makes " + count + " values of an example; " + VALUES
					+ " are the most. Take fewer filters, or pool before it.");
		}
	}

	static LayerShape pooled(String layer, LayerShape input, int size) {
		picture(layer, input);
		int window = Math.max(1, size); // what is out of range is named elsewhere
		if (window > Math.min(input.height(), input.width())) {
			throw new ShapeMismatchException(layer + " of " + size + " x " + size + " leaves nothing of the "
					+ input.height() + " x " + input.width() + " it is given. Pool less before it, or leave it out.");
		}
		return LayerShape.picture(input.channels(), input.height() / window, input.width() / window);
	}

}
