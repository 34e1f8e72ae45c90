package dev.tutti.training.torch;

import dev.tutti.training.torch.memory.Backend;
import org.bytedeco.pytorch.Tensor;

/**
 * Finds members whose training diverges, without waiting for the device after every step:
 * one number for each member and step stays on the device until {@link #check()}.
 */
final class DivergenceMonitor {

	static final int STEPS = 64;

	private final Tensor sums;

	private final Tensor[] rows = new Tensor[STEPS];

	private int filled;

	private long first;

	DivergenceMonitor(Backend backend, int members) {
		this.sums = backend.zeros(STEPS, members);
		for (int i = 0; i < STEPS; i++) {
			this.rows[i] = this.sums.select(0, i);
		}
	}

	/** The memory for a step's numbers, one for each member. */
	Tensor row(long step) {
		if (this.filled == 0) {
			this.first = step;
		}
		return this.rows[this.filled++];
	}

	/** Whether the numbers must be checked before the next step. */
	boolean full() {
		return this.filled == STEPS;
	}

	/**
	 * Checks the numbers of all steps since the last call.
	 * @return for each member the first step whose number is not finite; -1 if there is
	 * none
	 */
	long[] check() {
		int members = (int) this.sums.size(1);
		float[] values = Backend.floats(this.sums);
		long[] diverged = new long[members];
		for (int m = 0; m < members; m++) {
			diverged[m] = -1;
			for (int i = this.filled - 1; i >= 0; i--) {
				if (!Float.isFinite(values[i * members + m])) {
					diverged[m] = this.first + i;
				}
			}
		}
		this.filled = 0;
		return diverged;
	}

}
