package dev.tutti.analysis.order;

import dev.tutti.history.History;
import dev.tutti.history.HistoryLayout;
import dev.tutti.history.Trajectories;
import org.jspecify.annotations.Nullable;

/**
 * The trajectories of all examples, for those who go through them in order: a block of
 * examples at a time, so that each history is read once a block and no more than a block
 * is held.
 */
public class TrajectoryBlocks {

	/** 64 MiB: 5,000 histories of 100,000 examples are one block. */
	private static final long MOST_WORDS = 1 << 23;

	private final History history;

	private final int examples;

	private final int size;

	private @Nullable Trajectories block;

	public TrajectoryBlocks(History history, int examples) {
		HistoryLayout layout = history.layout();
		this.history = history;
		this.examples = examples;
		long perExample = Math.max(1, (long) layout.members() * layout.epochs().size());
		this.size = (int) Math.min(1 << 24, Math.max(1, MOST_WORDS / perExample)) << 6;
	}

	/** The block that an example is in. */
	public Trajectories get(int example) {
		int from = example - example % this.size;
		Trajectories here = this.block;
		if (here == null || here.from() != from) {
			// the last one goes before the next one comes
			this.block = null;
			here = this.history.trajectories(from, (int) Math.min((long) from + this.size, this.examples));
			this.block = here;
		}
		return here;
	}

}
