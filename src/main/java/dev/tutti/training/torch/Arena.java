package dev.tutti.training.torch;

import java.util.ArrayList;
import java.util.List;

import org.bytedeco.pytorch.Tensor;

/**
 * The memory of intermediate results. A pass takes its buffers in a fixed order; the next
 * one, over no more examples, takes the same memory again.
 */
final class Arena {

	/** Two of the widest vectors of single precision, which libtorch treats at a time. */
	private static final long VECTOR = 32;

	private final Backend backend;

	private final List<Tensor> slots = new ArrayList<>();

	private int next;

	Arena(Backend backend) {
		this.backend = backend;
	}

	/** The next buffers are those of another pass. */
	void rewind() {
		this.next = 0;
	}

	Backend backend() {
		return this.backend;
	}

	Buffer allocate(long... shape) {
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

	static long padded(long size) {
		return (size + VECTOR - 1) / VECTOR * VECTOR;
	}

}
