package dev.tutti.training.torch.convolution;

import dev.tutti.training.torch.memory.Backend;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Images that are computed in tiles of 2 x 2, and the gradients by them. Where a side is
 * odd, tiles reach beyond the image.
 */
final class TiledImages {

	/** {@code examples x rows of tiles x 2 x tiles in a row x 2 x channels}. */
	private final Tensor tiles;

	private final ConvolutionShape shape;

	/**
	 * A copy in the order of images, where tiles reach beyond them; else {@code null}.
	 */
	private final @Nullable Tensor covered;

	TiledImages(Tensor tiles, ConvolutionShape shape, Backend backend) {
		this.tiles = tiles;
		this.shape = shape;
		boolean even = shape.height() % 2 == 0 && shape.width() % 2 == 0;
		this.covered = even ? null : backend.zeros(tiles.size(0), 2 * tiles.size(1), 2 * tiles.size(3), tiles.size(5));
	}

	/** The images, with a pool of size 1. */
	Tensor values() {
		Tensor images = (this.covered != null)
				? this.covered.narrow(1, 0, this.shape.height()).narrow(2, 0, this.shape.width()) : this.tiles;
		return images.unsqueeze(0).unsqueeze(0);
	}

	/** Views rows, one for each pixel, in the order of {@link #values}. */
	Tensor arrangeRows(Tensor rows) {
		return (this.covered != null)
				? rows.view(this.tiles.size(0), this.shape.height(), this.shape.width(), rows.size(1))
				: rows.view(this.tiles.shape());
	}

	/** Copies the tiles to the images. */
	void write() {
		if (this.covered != null) {
			this.covered.view(this.tiles.shape()).copy_(this.tiles);
		}
	}

	/** Copies the images to the tiles, with zeros beyond the images. */
	void read() {
		if (this.covered != null) {
			beyond(this.covered, 1, this.shape.height()).zero_();
			beyond(this.covered, 2, this.shape.width()).zero_();
			this.tiles.copy_(this.covered.view(this.tiles.shape()));
		}
	}

	private static Tensor beyond(Tensor covered, int axis, long start) {
		return covered.narrow(axis, start, covered.size(axis) - start);
	}

}
