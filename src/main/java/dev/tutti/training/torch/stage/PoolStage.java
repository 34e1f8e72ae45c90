package dev.tutti.training.torch.stage;

import java.util.Objects;

import dev.tutti.architecture.layer.LayerShape;
import dev.tutti.training.lowering.Operation;
import dev.tutti.training.torch.memory.Buffer;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A pool of its own, computed by libtorch on the images of all members. Its windows lie
 * side by side.
 */
abstract class PoolStage extends Stage {

	/** No padding. */
	static final long[] ZERO = { 0, 0 };

	private final LayerShape outputShape;

	/** Height and width, which are the strides too. */
	private final long[] window;

	private final Tensor images;

	private final Tensor pooled;

	private final @Nullable Tensor imageGradient;

	private @Nullable Tensor pooledGradient;

	PoolStage(Operation operation, Tensor input, Buffer output, @Nullable Buffer inputGradient, long... window) {
		super(output, inputGradient);
		this.outputShape = operation.outputShape();
		this.window = window;
		this.images = images(input, operation.inputShape());
		this.pooled = images(output.values(), this.outputShape);
		this.imageGradient = (inputGradient != null) ? images(inputGradient.values(), operation.inputShape()) : null;
	}

	/**
	 * The images of all members with libtorch's order of axes, channels before rows and
	 * columns.
	 * @param values {@code members x examples x values}, contiguous, channels last
	 */
	static Tensor images(Tensor values, LayerShape shape) {
		long channels = shape.channels();
		long row = shape.width() * channels;
		long image = shape.height() * row;
		return values.as_strided(
				new long[] { values.size(0) * values.size(1), channels, shape.height(), shape.width() }, image, 1, row,
				channels);
	}

	@Override
	public final void connect(Buffer outputGradient) {
		super.connect(outputGradient);
		this.pooledGradient = images(outputGradient.values(), this.outputShape);
	}

	@Override
	public final void forward() {
		forward(this.images, this.pooled, this.window);
	}

	@Override
	public final void backward() {
		if (this.imageGradient != null) {
			backward(Objects.requireNonNull(this.pooledGradient), this.images, this.imageGradient, this.window);
		}
	}

	abstract void forward(Tensor images, Tensor pooled, long[] window);

	abstract void backward(Tensor pooledGradient, Tensor images, Tensor imageGradient, long[] window);

}
