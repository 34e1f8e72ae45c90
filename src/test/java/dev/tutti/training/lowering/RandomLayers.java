package dev.tutti.training.lowering;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import dev.tutti.architecture.Custom;
import dev.tutti.architecture.layer.Activation;
import dev.tutti.architecture.layer.Layer;
import dev.tutti.architecture.layer.LayerShape;

/** Random lists of layers that fit each other, layers without effect among them. */
final class RandomLayers {

	private final SplittableRandom random;

	private RandomLayers(long seed) {
		this.random = new SplittableRandom(seed);
	}

	static Custom draw(long seed, LayerShape input) {
		return new Custom(new RandomLayers(seed).list(input, false, 2));
	}

	/**
	 * @param keepsSize whether height and width must not change, as in a residual block
	 */
	private List<Layer> list(LayerShape input, boolean keepsSize, int depth) {
		List<Layer> layers = new ArrayList<>();
		LayerShape current = input;
		for (int count = 1 + this.random.nextInt(7); count > 0; count--) {
			Layer layer = current.image() ? onImage(current, keepsSize, depth) : onRow(current, keepsSize);
			layers.add(layer);
			current = layer.output(current);
		}
		return layers;
	}

	private Layer onImage(LayerShape input, boolean keepsSize, int depth) {
		int pool = (!keepsSize && Math.min(input.height(), input.width()) > 1) ? 1 + this.random.nextInt(2) : 1;
		return switch (this.random.nextInt(keepsSize ? 8 : 10)) {
			case 0, 1 -> new Layer.Convolution(1 + this.random.nextInt(4), 1 + this.random.nextInt(4), activation());
			case 2, 3 -> new Layer.MaxPool(pool);
			case 4 -> new Layer.AveragePool(pool);
			case 5 -> new Layer.Activate(activation());
			case 6 -> (depth > 0) ? new Layer.Residual(list(input, true, depth - 1)) : new Layer.BatchNorm();
			case 7 -> this.random.nextBoolean() ? new Layer.BatchNorm() : dropout();
			case 8 -> new Layer.Flatten();
			default -> new Layer.GlobalAveragePool();
		};
	}

	private Layer onRow(LayerShape input, boolean keepsSize) {
		return switch (this.random.nextInt(keepsSize ? 4 : 5)) {
			case 0 -> new Layer.Activate(activation());
			case 1 -> new Layer.BatchNorm();
			case 2 -> dropout();
			case 3 -> new Layer.Residual(List.of(new Layer.Dense(input.size(), activation()), new Layer.Flatten()));
			default -> new Layer.Dense(1 + this.random.nextInt(5), activation());
		};
	}

	private Layer dropout() {
		return new Layer.Dropout(this.random.nextBoolean() ? 0.3 : 0.0);
	}

	private Activation activation() {
		return Activation.values()[this.random.nextInt(Activation.values().length)];
	}

}
