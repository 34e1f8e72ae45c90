package dev.tutti.training.torch;

import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/** Pictures that are computed in tiles of 2 x 2, and lie somewhere else as pictures. */
final class TiledPictures {

	/** {@code examples x rows of tiles x 2 x tiles in a row x 2 x channels}. */
	private final Tensor tiles;

	private final ConvolutionShape shape;

	/** What the tiles cover, where that is more than the picture. */
	private final @Nullable Tensor covered;

	TiledPictures(Tensor tiles, ConvolutionShape shape, Backend backend) {
		this.tiles = tiles;
		this.shape = shape;
		boolean whole = shape.height() % 2 == 0 && shape.width() % 2 == 0;
		this.covered = whole ? null : backend.zeros(tiles.shape());
	}

	/** Copies the tiles to rows, a row a place. */
	void write(Tensor rows) {
		if (this.covered != null) {
			this.covered.copy_(this.tiles);
			rows.view(this.tiles.size(0), this.shape.height(), this.shape.width(), -1).copy_(inside(this.covered));
		}
		else {
			rows.view(this.tiles.shape()).copy_(this.tiles);
		}
	}

	/** Copies rows to the tiles, with zeros outside the picture. */
	void read(Tensor rows) {
		if (this.covered != null) {
			this.covered.zero_();
			inside(this.covered).copy_(rows.view(this.tiles.size(0), this.shape.height(), this.shape.width(), -1));
			this.tiles.copy_(this.covered);
		}
		else {
			this.tiles.copy_(rows.view(this.tiles.shape()));
		}
	}

	private Tensor inside(Tensor covered) {
		return covered.view(covered.size(0), 2 * covered.size(1), 2 * covered.size(3), -1)
			.narrow(1, 0, this.shape.height())
			.narrow(2, 0, this.shape.width());
	}

}
