package dev.tutti.training.dl4j.network;

import dev.tutti.architecture.layer.LayerShape;
import dev.tutti.dataset.Examples;
import dev.tutti.training.lowering.Convolution;
import dev.tutti.training.lowering.LoweredNetwork;
import org.jspecify.annotations.Nullable;

/**
 * The input layout of a network's first operation. A dense layer reads an example
 * unchanged. A convolution with small windows reads every pixel's window (im2col): as a
 * matrix product, its backward pass is ten times as fast as oneDNN's. Others read pixels
 * with channels last.
 */
public final class InputLayout {

	/** The maximum number of values per window that are laid out for each pixel. */
	private static final int LARGEST_WINDOW = 32;

	private final LayerShape input;

	private final boolean windows;

	private final long[] shape;

	/** The source index of each value, -1 for zero; {@code null} for identity. */
	private final int @Nullable [] source;

	private final float[] example;

	public InputLayout(LoweredNetwork network) {
		this.input = network.inputShape();
		this.example = new float[this.input.size()];
		Convolution first = (network.operations().get(0) instanceof Convolution convolution) ? convolution : null;
		this.windows = first != null && first.fanIn() <= LARGEST_WINDOW;
		if (!network.imageInput()) {
			this.source = null;
			this.shape = new long[] { 1, this.input.size() };
		}
		else if (first != null && this.windows) {
			this.source = windows(first.kernel());
			this.shape = new long[] { this.input.height() * this.input.width(), first.fanIn() };
		}
		else {
			this.source = windows(1);
			this.shape = new long[] { 1, this.input.height(), this.input.width(), this.input.channels() };
		}
	}

	/** Whether each row of the first operation's input is a pixel's window. */
	boolean windows() {
		return this.windows;
	}

	/** The shape of the first operation's input for the given number of examples. */
	long[] shape(int examples) {
		long[] all = this.shape.clone();
		all[0] *= examples;
		return all;
	}

	/**
	 * Reads examples.
	 * @param indices the indices, from the given offset
	 * @param into the destination of their values
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

	/** The window around each pixel; above and left one fewer for an even kernel. */
	private int[] windows(int kernel) {
		int height = this.input.height();
		int width = this.input.width();
		int window = this.input.channels() * kernel * kernel;
		int[] source = new int[height * width * window];
		int before = (kernel - 1) / 2;
		int next = 0;
		for (int pixel = 0; pixel < height * width; pixel++) {
			int top = pixel / width - before;
			int left = pixel % width - before;
			for (int cell = 0; cell < window; cell++) {
				int channel = cell / (kernel * kernel);
				int y = top + cell / kernel % kernel;
				int x = left + cell % kernel;
				boolean inside = y >= 0 && y < height && x >= 0 && x < width;
				source[next++] = inside ? (channel * height + y) * width + x : -1;
			}
		}
		return source;
	}

}
