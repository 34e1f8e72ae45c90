package dev.tutti.training.torch;

import java.util.Objects;

import dev.tutti.architecture.layer.LayerShape;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** The mean of each window, on the pictures of all members. */
final class AveragePoolStage implements Stage {

	private static final long[] ZERO = { 0, 0 };

	private final LayerShape extent;

	private final LayerShape pooled;

	private final long[] window;

	private final LongOptional divisor = new LongOptional();

	private final Tensor pictures;

	private final Buffer output;

	private final Tensor pooledPictures;

	private final @Nullable Buffer inputGradient;

	private @Nullable Tensor gradient;

	/**
	 * @param height of a window
	 * @param width of a window
	 * @param extent of the input
	 * @param pooled of the output
	 */
	AveragePoolStage(int height, int width, LayerShape extent, LayerShape pooled, Tensor input, Buffer output,
			@Nullable Buffer inputGradient) {
		this.extent = extent;
		this.pooled = pooled;
		this.window = new long[] { height, width };
		this.pictures = Pictures.of(input, extent);
		this.output = output;
		this.pooledPictures = Pictures.of(output.values(), pooled);
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
		torch.avg_pool2d_out(this.pooledPictures, this.pictures, this.window, this.window, ZERO, false, false,
				this.divisor);
	}

	@Override
	public void backward() {
		if (this.inputGradient != null) {
			torch.avg_pool2d_backward_out(Pictures.of(this.inputGradient.values(), this.extent),
					Objects.requireNonNull(this.gradient), this.pictures, this.window, this.window, ZERO, false, false,
					this.divisor);
		}
	}

}
