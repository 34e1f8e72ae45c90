package dev.tutti.training.torch;

import dev.tutti.architecture.Extent;
import org.bytedeco.pytorch.Tensor;

/** Values of examples as pictures. */
final class Pictures {

	private Pictures() {
	}

	/**
	 * The pictures of all members in the order of axes that libtorch wants.
	 * @param values {@code members x examples x values}, contiguous, channels last
	 */
	static Tensor of(Tensor values, Extent extent) {
		return ConvolutionScratch.picture(values, values.size(0) * values.size(1), extent.height(), extent.width(),
				extent.channels());
	}

}
