package dev.tutti.execution.worker;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import dev.tutti.ensemble.Ensemble;
import dev.tutti.ensemble.EnsembleLifecycle;
import dev.tutti.execution.Block;
import dev.tutti.execution.placement.Decision;
import dev.tutti.execution.placement.Placement;
import dev.tutti.execution.snapshot.Snapshots;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Trains a block on the calling thread and stores its histories. */
@Component
public class BlockTrainer {

	/** The pause before the next attempt where another process has begun the ensemble. */
	private static final Duration BEGUN_ELSEWHERE = Duration.ofSeconds(5);

	private final Placement placement;

	private final EnsembleLifecycle lifecycle;

	private final BlockMonitors monitors;

	private final Snapshots snapshots;

	private final Failures failures;

	BlockTrainer(Placement placement, EnsembleLifecycle lifecycle, BlockMonitors monitors, Snapshots snapshots,
			Failures failures) {
		this.placement = placement;
		this.lifecycle = lifecycle;
		this.monitors = monitors;
		this.snapshots = snapshots;
		this.failures = failures;
	}

	/**
	 * Trains those members of the block that have not ended.
	 * @param shuttingDown whether the process is shutting down
	 * @return the pause before the next attempt; empty if the block is done
	 */
	public Optional<Duration> train(Block block, BooleanSupplier shuttingDown) {
		@Nullable Ensemble ensemble = null;
		Duration wait = Duration.ZERO;
		try {
			Decision decision = this.placement.place(block);
			if (decision instanceof Decision.Later later) {
				return Optional.of(later.pause());
			}
			if (decision instanceof Decision.Never never) {
				ensemble = never.ensemble();
			}
			else if (decision instanceof Decision.Run run) {
				ensemble = run.ensemble();
				try (run) {
					wait = train(run, block, shuttingDown) ? Duration.ZERO : BEGUN_ELSEWHERE;
				}
			}
		}
		catch (RuntimeException | LinkageError | OutOfMemoryError ex) {
			this.failures.handle(block, ex, shuttingDown);
		}
		if (this.lifecycle.release(block.ensemble(), block.members())) {
			return Optional.of(wait);
		}
		if (ensemble != null) {
			deleteSnapshots(ensemble, block.members());
		}
		return Optional.empty();
	}

	/**
	 * Trains, unless the ensemble's state has changed since the block was placed.
	 * @return whether any member was begun
	 */
	private boolean train(Decision.Run run, Block block, BooleanSupplier shuttingDown) {
		try (BlockMonitor monitor = this.monitors.open(run.ensemble(), shuttingDown)) {
			List<Integer> members = this.lifecycle.begin(block.ensemble(), block.members(),
					run.engine().version(run.slot().device()));
			if (members.isEmpty()) {
				return false;
			}
			new HalvingTraining(run, monitor).train(members);
			return true;
		}
	}

	private void deleteSnapshots(Ensemble ensemble, List<Integer> members) {
		members.forEach((member) -> this.snapshots.delete(ensemble, member));
	}

}
