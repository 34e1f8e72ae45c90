package dev.tutti.training.torch;

import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Pictures that are computed in tiles of 2 x 2, and their gradients. Where a side is odd,
 * tiles reach beyond the picture.
 */
final class TiledPictures {

	/** {@code examples x rows of tiles x 2 x tiles in a row x 2 x channels}. */
	private final Tensor tiles;

	private final ConvolutionShape shape;

	/** A copy that lies as pictures do, where that is more than the pictures. */
	private final @Nullable Tensor covered;

	TiledPictures(Tensor tiles, ConvolutionShape shape, Backend backend) {
		this.tiles = tiles;
		this.shape = shape;
		boolean even = shape.height() % 2 == 0 && shape.width() % 2 == 0;
		this.covered = even ? null : backend.zeros(tiles.size(0), 2 * tiles.size(1), 2 * tiles.size(3), tiles.size(5));
	}

	/** The pictures as those with a pool of 1 x 1. */
	Tensor values() {
		Tensor pictures = (this.covered != null)
				? this.covered.narrow(1, 0, this.shape.height()).narrow(2, 0, this.shape.width()) : this.tiles;
		return pictures.unsqueeze(0).unsqueeze(0);
	}

	/** Rows, one a place, in the order of {@link #values}. */
	Tensor arrangeRows(Tensor rows) {
		return (this.covered != null)
				? rows.view(this.tiles.size(0), this.shape.height(), this.shape.width(), rows.size(1))
				: rows.view(this.tiles.shape());
	}

	/** Takes the values from the tiles. */
	void write() {
		if (this.covered != null) {
			this.covered.view(this.tiles.shape()).copy_(this.tiles);
		}
	}

	/** Takes the tiles from the values, with zeros beyond. */
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
