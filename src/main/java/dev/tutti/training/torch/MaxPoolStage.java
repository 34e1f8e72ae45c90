package dev.tutti.training.torch;

import java.util.Objects;

import dev.tutti.architecture.layer.LayerShape;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;

/** A max-pool that follows no convolution, on the pictures of all members. */
final class MaxPoolStage implements Stage {

	private static final long[] ZERO = { 0, 0 };

	private static final long[] ONE = { 1, 1 };

	private final LayerShape extent;

	private final LayerShape pooled;

	private final long[] window;

	private final Tensor pictures;

	private final Tensor winners;

	private final Buffer output;

	private final Tensor pooledPictures;

	private final @Nullable Buffer inputGradient;

	private @Nullable Tensor gradient;

	/**
	 * @param extent of the input
	 * @param pooled of the output
	 */
	MaxPoolStage(int size, LayerShape extent, LayerShape pooled, Backend backend, Tensor input, Buffer output,
			@Nullable Buffer inputGradient) {
		this.extent = extent;
		this.pooled = pooled;
		this.window = new long[] { size, size };
		this.pictures = Pictures.of(input, extent);
		this.output = output;
		this.pooledPictures = Pictures.of(output.values(), pooled);
		this.winners = Pictures.of(backend.zerosOf(ScalarType.Long, output.values().shape()), pooled);
		this.inputGradient = inputGradient;
	}

	@Override
	public Buffer output() {
		return this.output;
	}

	@Override
	public @Nullable Buffer inputGradient() {
		return this.inputGradient;
	}

	@Override
	public void connect(Buffer gradient) {
		this.gradient = Pictures.of(gradient.values(), this.pooled);
	}

	@Override
	public void forward() {
		torch.max_pool2d_with_indices_out(this.pooledPictures, this.winners, this.pictures, this.window, this.window,
				ZERO, ONE, false);
	}

	@Override
	public void backward() {
		if (this.inputGradient != null) {
			torch.max_pool2d_with_indices_backward_out(Pictures.of(this.inputGradient.values(), this.extent),
					Objects.requireNonNull(this.gradient), this.pictures, this.window, this.window, ZERO, ONE, false,
					this.winners);
		}
	}

}
