package dev.tutti.training.torch;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A matrix that stays the same times one of many columns, cut into columns for which the
 * product is small: OpenBLAS has kernels for those that copy nothing.
 */
final class SmallProduct {

	/** Multiplications of a product that is small to OpenBLAS, at most. */
	static final long SMALL = 1_000_000;

	private final Tensor matrices;

	private final Tensor from;

	private final Tensor to;

	/**
	 * @param from {@code inputs x ...}
	 * @param to {@code outputs x ...}, of as many columns
	 */
	SmallProduct(Tensor matrix, Tensor from, Tensor to) {
		long columns = from.numel() / from.size(0);
		long parts = parts(columns, matrix.numel());
		this.matrices = matrix.unsqueeze(0).expand(parts, matrix.size(0), matrix.size(1));
		this.from = parts(from, parts);
		this.to = parts(to, parts);
	}

	void multiply() {
		torch.bmm_out(this.to, this.matrices, this.from);
	}

	/**
	 * Into how many parts of the same length something is cut.
	 * @param each multiplications for each of it
	 */
	static long parts(long length, long each) {
		long parts = 1;
		while (parts < length && (length % parts != 0 || length / parts * each > SMALL)) {
			parts++;
		}
		return parts;
	}

	private static Tensor parts(Tensor rows, long parts) {
		long size = rows.numel() / rows.size(0);
		return rows.as_strided(new long[] { parts, rows.size(0), size / parts }, size / parts, size, 1);
	}

}
