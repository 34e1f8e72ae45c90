package dev.tutti.architecture;

/** What layers ask of what they are given. */
final class Fit {

	/** Weights of a layer, at most: a gigabyte in single precision. */
	private static final long WEIGHTS = 1 << 28;

	/** Values that a layer gives of an example, at most. */
	private static final long VALUES = 1 << 24;

	private Fit() {
	}

	static void picture(String layer, Extent input) {
		if (!input.picture()) {
			throw new MisfitException(layer + " takes a picture and is given " + input
					+ ". Put it before the layers that flatten: flatten, dense, global-average-pool.");
		}
	}

	static void weights(long count) {
		if (count > WEIGHTS) {
			throw new MisfitException("It has " + count + " weights; " + WEIGHTS
					+ " are the most. Take fewer units or filters, or pool before it.");
		}
	}

	static void values(long count) {
		if (count > VALUES) {
			throw new MisfitException("It makes " + count + " values of an example; " + VALUES
					+ " are the most. Take fewer filters, or pool before it.");
		}
	}

	static Extent pooled(String layer, Extent input, int size) {
		picture(layer, input);
		int window = Math.max(1, size); // what is out of range is named elsewhere
		if (window > Math.min(input.height(), input.width())) {
			throw new MisfitException(layer + " of " + size + " x " + size + " leaves nothing of the " + input.height()
					+ " x " + input.width() + " it is given. Pool less before it, or leave it out.");
		}
		return Extent.picture(input.channels(), input.height() / window, input.width() / window);
	}

}
