package dev.tutti.training.torch.stage;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The product of a constant matrix and a matrix of many columns, cut into parts that are
 * small products: OpenBLAS computes those without copying their operands.
 */
public final class SmallProduct {

	/** The most multiplications of a product that OpenBLAS takes as small. */
	static final long SMALL = 1_000_000;

	private final Tensor matrices;

	private final Tensor from;

	private final Tensor to;

	/**
	 * @param from {@code inputs x ...}
	 * @param to {@code outputs x ...}, with as many columns
	 */
	public SmallProduct(Tensor matrix, Tensor from, Tensor to) {
		long columns = from.numel() / from.size(0);
		long parts = parts(columns, matrix.numel());
		this.matrices = matrix.unsqueeze(0).expand(parts, matrix.size(0), matrix.size(1));
		this.from = parts(from, parts);
		this.to = parts(to, parts);
	}

	public void multiply() {
		torch.bmm_out(this.to, this.matrices, this.from);
	}

	/**
	 * The number of parts of equal length, each of them a small product.
	 * @param each multiplications for each unit of length
	 */
	public static long parts(long length, long each) {
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
