package dev.tutti.analysis.example;

import dev.tutti.history.History;
import dev.tutti.history.HistoryLayout;
import dev.tutti.history.Trajectories;
import org.jspecify.annotations.Nullable;

/**
 * Trajectories of all examples for sequential readers, in blocks of examples: each
 * history is read once per block, and one block is in memory.
 */
class TrajectoryBlocks {

	/** 64 MiB: 5,000 histories of 100,000 examples are one block. */
	private static final long MOST_WORDS = 1 << 23;

	private final History history;

	private final int examples;

	private final int size;

	private @Nullable Trajectories block;

	TrajectoryBlocks(History history) {
		HistoryLayout layout = history.layout();
		this.history = history;
		this.examples = history.examples();
		long perExample = Math.max(1, (long) layout.members() * layout.epochs().size());
		this.size = (int) Math.min(1 << 24, Math.max(1, MOST_WORDS / perExample)) << 6;
	}

	/** The block that contains an example. */
	Trajectories get(int example) {
		int from = example - example % this.size;
		Trajectories here = this.block;
		if (here == null || here.from() != from) {
			// release the previous block before reading the next
			this.block = null;
			here = this.history.trajectories(from, (int) Math.min((long) from + this.size, this.examples));
			this.block = here;
		}
		return here;
	}

}
