package dev.tutti.execution.worker;

import java.time.Clock;
import java.util.function.BooleanSupplier;

import dev.tutti.ensemble.Ensemble;
import dev.tutti.ensemble.EnsembleLifecycle;
import dev.tutti.execution.snapshot.Snapshots;
import dev.tutti.history.Histories;

import org.springframework.stereotype.Component;

/** Makes the monitors of blocks, and keeps them among the running ones until closed. */
@Component
class BlockMonitors {

	private final EnsembleLifecycle lifecycle;

	private final Histories histories;

	private final Snapshots snapshots;

	private final RunningBlocks running;

	private final Clock clock;

	BlockMonitors(EnsembleLifecycle lifecycle, Histories histories, Snapshots snapshots, RunningBlocks running,
			Clock clock) {
		this.lifecycle = lifecycle;
		this.histories = histories;
		this.snapshots = snapshots;
		this.running = running;
		this.clock = clock;
	}

	/**
	 * The monitor of a block that is about to train.
	 * @param shuttingDown whether the process is shutting down
	 */
	BlockMonitor open(Ensemble ensemble, BooleanSupplier shuttingDown) {
		BlockMonitor monitor = new BlockMonitor(ensemble, this.lifecycle, this.histories, this.snapshots, shuttingDown,
				this.clock, this.running::remove);
		this.running.add(monitor);
		return monitor;
	}

}
