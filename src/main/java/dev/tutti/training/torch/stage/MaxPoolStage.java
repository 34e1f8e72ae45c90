package dev.tutti.training.torch.stage;

import dev.tutti.training.lowering.MaxPool;
import dev.tutti.training.torch.memory.Buffer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;

/** A max-pool that follows no convolution. */
public final class MaxPoolStage extends PoolStage {

	private static final long[] ONE = { 1, 1 };

	/** Where each maximum was, as libtorch counts places. */
	private final Tensor indices;

	public MaxPoolStage(MaxPool operation, StageContext context, Tensor input, Buffer output,
			@Nullable Buffer inputGradient) {
		super(operation, input, output, inputGradient, operation.size(), operation.size());
		this.indices = images(context.backend().zerosOf(ScalarType.Long, output.values().shape()),
				operation.outputShape());
	}

	@Override
	void forward(Tensor images, Tensor pooled, long[] window) {
		torch.max_pool2d_with_indices_out(pooled, this.indices, images, window, window, ZERO, ONE, false);
	}

	@Override
	void backward(Tensor pooledGradient, Tensor images, Tensor imageGradient, long[] window) {
		torch.max_pool2d_with_indices_backward_out(imageGradient, pooledGradient, images, window, window, ZERO, ONE,
				false, this.indices);
	}

}
