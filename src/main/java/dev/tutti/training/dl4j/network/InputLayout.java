package dev.tutti.training.dl4j.network;

import java.util.List;

import dev.tutti.architecture.layer.Layer;
import dev.tutti.dataset.Examples;
import dev.tutti.dataset.Shape;
import org.jspecify.annotations.Nullable;

/**
 * How a network's first layer reads an example. A dense one reads it as it is. A
 * convolution over small windows reads every pixel's window: as a matrix product, its way
 * back is ten times as fast as oneDNN's. Others read pixel by pixel.
 */
public final class InputLayout {

	/** Values a window up to which windows are laid out; each pixel takes that much. */
	private static final int LARGEST_WINDOW = 32;

	private final Shape shape;

	private final boolean windows;

	private final long[] size;

	/** Where each value comes from, -1 is 0; {@code null} for all in order. */
	private final int @Nullable [] source;

	private final float[] example;

	public InputLayout(Shape shape, List<Layer> layers) {
		this.shape = shape;
		this.example = new float[shape.size()];
		int kernel = (layers.get(0) instanceof Layer.Convolution convolution) ? convolution.kernel() : 0;
		int window = shape.channels() * kernel * kernel;
		this.windows = window > 0 && window <= LARGEST_WINDOW;
		if (layers.get(0) instanceof Layer.Dense) {
			this.source = null;
			this.size = new long[] { 1, shape.size() };
		}
		else if (this.windows) {
			this.source = windows(kernel);
			this.size = new long[] { shape.height() * shape.width(), window };
		}
		else {
			this.source = windows(1);
			this.size = new long[] { 1, shape.height(), shape.width(), shape.channels() };
		}
	}

	/** Whether each row of the first layer's input is a pixel's window. */
	boolean windows() {
		return this.windows;
	}

	int height() {
		return this.shape.height();
	}

	int width() {
		return this.shape.width();
	}

	/** The shape of the first layer's input for so many examples. */
	long[] shape(int examples) {
		long[] shape = this.size.clone();
		shape[0] *= examples;
		return shape;
	}

	/**
	 * Reads examples.
	 * @param indices which ones, from the given place on
	 * @param into where their values go, one after another
	 */
	public void read(Examples examples, int[] indices, int from, int count, float[] into) {
		int[] source = this.source;
		for (int i = 0; i < count; i++) {
			if (source == null) {
				examples.read(indices[from + i], into, i * this.example.length);
				continue;
			}
			examples.read(indices[from + i], this.example, 0);
			int to = i * source.length;
			for (int j = 0; j < source.length; j++) {
				into[to + j] = (source[j] >= 0) ? this.example[source[j]] : 0;
			}
		}
	}

	/** The windows around each pixel; above and left of it one fewer if even. */
	private int[] windows(int kernel) {
		int[] source = new int[this.shape.size() * kernel * kernel];
		int next = 0;
		int before = (kernel - 1) / 2;
		for (int pixel = 0; pixel < this.shape.height() * this.shape.width(); pixel++) {
			int top = pixel / this.shape.width() - before;
			int left = pixel % this.shape.width() - before;
			for (int cell = 0; cell < this.shape.channels() * kernel * kernel; cell++) {
				int channel = cell / (kernel * kernel);
				int y = top + cell / kernel % kernel;
				int x = left + cell % kernel;
				boolean inside = y >= 0 && y < this.shape.height() && x >= 0 && x < this.shape.width();
				source[next++] = inside ? (channel * this.shape.height() + y) * this.shape.width() + x : -1;
			}
		}
		return source;
	}

}
