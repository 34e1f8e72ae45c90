package dev.tutti.training.torch.stage;

import dev.tutti.training.lowering.AveragePool;
import dev.tutti.training.torch.memory.Buffer;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** An average-pool. */
public final class AveragePoolStage extends PoolStage {

	private final LongOptional divisor = new LongOptional();

	public AveragePoolStage(AveragePool operation, Tensor input, Buffer output, @Nullable Buffer inputGradient) {
		super(operation, input, output, inputGradient, operation.windowHeight(), operation.windowWidth());
	}

	@Override
	void forward(Tensor images, Tensor pooled, long[] window) {
		torch.avg_pool2d_out(pooled, images, window, window, ZERO, false, false, this.divisor);
	}

	@Override
	void backward(Tensor pooledGradient, Tensor images, Tensor imageGradient, long[] window) {
		torch.avg_pool2d_backward_out(imageGradient, pooledGradient, images, window, window, ZERO, false, false,
				this.divisor);
	}

}
