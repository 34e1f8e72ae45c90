package dev.tutti.training.torch;

import org.bytedeco.pytorch.Tensor;

/**
 * Finds members that diverge without waiting for the device at every step: it keeps a
 * number a member and step, and looks at them now and then.
 */
final class Watch {

	static final int STEPS = 64;

	private final Tensor sums;

	private final Tensor[] rows = new Tensor[STEPS];

	private int kept;

	private long first;

	Watch(Backend backend, int members) {
		this.sums = backend.zeros(STEPS, members);
		for (int i = 0; i < STEPS; i++) {
			this.rows[i] = this.sums.select(0, i);
		}
	}

	/** Where a step's numbers go. */
	Tensor next(long step) {
		if (this.kept == 0) {
			this.first = step;
		}
		return this.rows[this.kept++];
	}

	boolean full() {
		return this.kept == STEPS;
	}

	/**
	 * Looks at the steps since it last did.
	 * @return of each member, the first step whose number is not finite; -1 without
	 */
	long[] look() {
		int members = (int) this.sums.size(1);
		float[] values = Backend.floats(this.sums);
		long[] diverged = new long[members];
		for (int m = 0; m < members; m++) {
			diverged[m] = -1;
			for (int i = this.kept - 1; i >= 0; i--) {
				if (!Float.isFinite(values[i * members + m])) {
					diverged[m] = this.first + i;
				}
			}
		}
		this.kept = 0;
		return diverged;
	}

}
