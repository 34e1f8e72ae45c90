package dev.tutti.training.torch.memory;

import java.util.ArrayList;
import java.util.List;

import org.bytedeco.pytorch.Tensor;

/**
 * The memory of intermediate results. A pass allocates its buffers in a fixed order;
 * after {@link #rewind()}, the next pass gets the same memory again, as far as it is
 * large enough.
 */
public final class TensorArena {

	/** Values in two of the widest vectors, which libtorch processes at a time. */
	private static final long VECTOR = 32;

	private final Backend backend;

	private final List<Tensor> slots = new ArrayList<>();

	private int next;

	public TensorArena(Backend backend) {
		this.backend = backend;
	}

	/** Starts over: the next buffers belong to another pass. */
	public void rewind() {
		this.next = 0;
	}

	public Backend backend() {
		return this.backend;
	}

	public Buffer allocate(long... shape) {
		long size = 1;
		for (long length : shape) {
			size *= length;
		}
		long padded = padded(size);
		if (this.next == this.slots.size()) {
			this.slots.add(this.backend.zeros(padded));
		}
		else if (this.slots.get(this.next).numel() < padded) {
			this.slots.set(this.next, this.backend.zeros(padded));
		}
		Tensor flat = this.slots.get(this.next).narrow(0, 0, padded);
		this.next++;
		return new Buffer(flat.narrow(0, 0, size).view(shape), flat);
	}

	public static long padded(long size) {
		return (size + VECTOR - 1) / VECTOR * VECTOR;
	}

}
