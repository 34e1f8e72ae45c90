package dev.tutti.architecture;

/**
 * One layer of a network, as every engine understands it. A dense layer flattens what it
 * is given, channel by channel, row by row.
 */
public sealed interface Layer {

	/** A convolution of stride 1 whose output is as large as its input. */
	record Convolution(int filters, int kernel, Activation activation) implements Layer {
	}

	/**
	 * The maximum of each window, windows side by side; a last, partial one is left out.
	 */
	record MaxPool(int size) implements Layer {
	}

	record Dense(int units, Activation activation) implements Layer {
	}

	/**
	 * Zeroes each value with the given probability while training, and scales the rest
	 * up.
	 */
	record Dropout(double rate) implements Layer {
	}

}
