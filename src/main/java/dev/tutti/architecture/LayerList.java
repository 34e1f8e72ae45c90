package dev.tutti.architecture;

import java.util.ArrayList;
import java.util.List;

/** Builds the lists of the zoo, with one activation throughout. */
final class LayerList {

	private final Activation activation;

	private final List<Layer> layers = new ArrayList<>();

	LayerList(Activation activation) {
		this.activation = activation;
	}

	LayerList convolution(int filters, int kernel) {
		this.layers.add(new Layer.Convolution(filters, kernel, this.activation));
		return this;
	}

	LayerList pair(int filters, int kernel) {
		return convolution(filters, kernel).convolution(filters, kernel);
	}

	LayerList maxPool(double dropout) {
		this.layers.add(new Layer.MaxPool(2));
		return dropout(dropout);
	}

	LayerList averagePool(double dropout) {
		this.layers.add(new Layer.AveragePool(2));
		return dropout(dropout);
	}

	LayerList dense(int units, double dropout) {
		this.layers.add(new Layer.Dense(units, this.activation));
		return dropout(dropout);
	}

	/** Ends with a unit a class. */
	List<Layer> output(int classes) {
		this.layers.add(new Layer.Dense(classes, Activation.IDENTITY));
		return this.layers;
	}

	private LayerList dropout(double rate) {
		if (rate > 0) {
			this.layers.add(new Layer.Dropout(rate));
		}
		return this;
	}

}
