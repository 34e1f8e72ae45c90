package dev.tutti.execution.queue;

import java.time.Clock;
import java.util.List;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import dev.tutti.database.TaskRows;
import dev.tutti.ensemble.Ensemble;
import dev.tutti.ensemble.TaskQueue;
import dev.tutti.execution.Block;
import dev.tutti.execution.worker.RunningBlocks;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The queue in the database, written in the caller's transaction. */
@Component
class SchedulerTaskQueue implements TaskQueue {

	private final SchedulerClient scheduler;

	private final TaskRows rows;

	private final RunningBlocks running;

	private final Clock clock;

	/** The scheduler is injected lazily, since its tasks depend on this bean. */
	SchedulerTaskQueue(@Lazy SchedulerClient scheduler, TaskRows rows, RunningBlocks running, Clock clock) {
		this.scheduler = scheduler;
		this.rows = rows;
		this.running = running;
		this.clock = clock;
	}

	@Override
	public void add(Ensemble ensemble, List<Integer> members) {
		Block whole = new Block(ensemble.id(), members);
		this.scheduler.schedule(SchedulerConfiguration.SPLIT.instance(whole.taskId()).data(whole).build(),
				this.clock.instant());
	}

	@Override
	public void stop(long ensemble) {
		this.rows.deleteWaiting(
				List.of(SchedulerConfiguration.SPLIT.getTaskName(), SchedulerConfiguration.TRAIN.getTaskName()),
				Block.prefix(ensemble));
		this.running.stop(ensemble);
	}

}
