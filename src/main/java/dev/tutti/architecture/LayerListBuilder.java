package dev.tutti.architecture;

import java.util.ArrayList;
import java.util.List;

import dev.tutti.architecture.layer.Activation;
import dev.tutti.architecture.layer.Layer;

/** Builds the list of a network's layers, all hidden ones with the same activation. */
final class LayerListBuilder {

	private final Activation activation;

	private final List<Layer> layers = new ArrayList<>();

	LayerListBuilder(Activation activation) {
		this.activation = activation;
	}

	LayerListBuilder convolution(int filters, int kernel) {
		this.layers.add(new Layer.Convolution(filters, kernel, this.activation));
		return this;
	}

	LayerListBuilder pair(int filters, int kernel) {
		return convolution(filters, kernel).convolution(filters, kernel);
	}

	LayerListBuilder maxPool(double dropout) {
		this.layers.add(new Layer.MaxPool(2));
		return dropout(dropout);
	}

	LayerListBuilder averagePool(double dropout) {
		this.layers.add(new Layer.AveragePool(2));
		return dropout(dropout);
	}

	LayerListBuilder dense(int units, double dropout) {
		this.layers.add(new Layer.Dense(units, this.activation));
		return dropout(dropout);
	}

	/** Ends the list with a dense layer of one unit per class. */
	List<Layer> output(int classes) {
		this.layers.add(new Layer.Dense(classes, Activation.IDENTITY));
		return this.layers;
	}

	private LayerListBuilder dropout(double rate) {
		if (rate > 0) {
			this.layers.add(new Layer.Dropout(rate));
		}
		return this;
	}

}
