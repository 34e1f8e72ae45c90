package dev.tutti.training.torch;

import dev.tutti.architecture.layer.LayerShape;
import org.bytedeco.pytorch.Tensor;

/** Values of examples as pictures. */
final class Pictures {

	private Pictures() {
	}

	/**
	 * The pictures of all members in the order of axes that libtorch wants.
	 * @param values {@code members x examples x values}, contiguous, channels last
	 */
	static Tensor of(Tensor values, LayerShape extent) {
		long channels = extent.channels();
		long row = extent.width() * channels;
		long picture = extent.height() * row;
		return values.as_strided(
				new long[] { values.size(0) * values.size(1), channels, extent.height(), extent.width() }, picture, 1,
				row, channels);
	}

}
