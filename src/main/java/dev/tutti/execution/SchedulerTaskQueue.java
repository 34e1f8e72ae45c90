package dev.tutti.execution;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerProperties;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.tutti.dataset.Datasets;
import dev.tutti.ensemble.Ensemble;
import dev.tutti.ensemble.TaskQueue;
import dev.tutti.training.Engines;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The queue in the database, written in the caller's transaction. */
@Component
class SchedulerTaskQueue implements TaskQueue {

	private final SchedulerClient scheduler;

	private final JdbcClient jdbc;

	private final Engines engines;

	private final Datasets datasets;

	private final DbSchedulerProperties scheduling;

	private final RunningBlocks running;

	private final Clock clock;

	/** The scheduler is lazy, as the tasks it runs lead back here. */
	SchedulerTaskQueue(@Lazy SchedulerClient scheduler, JdbcClient jdbc, Engines engines, Datasets datasets,
			DbSchedulerProperties scheduling, RunningBlocks running, Clock clock) {
		this.scheduler = scheduler;
		this.jdbc = jdbc;
		this.engines = engines;
		this.datasets = datasets;
		this.scheduling = scheduling;
		this.running = running;
		this.clock = clock;
	}

	@Override
	public void add(Ensemble ensemble, List<Integer> members) {
		int largest = this.engines.get(ensemble.engine())
			.blockSize(Objects.requireNonNull(ensemble.architecture()), this.datasets.get(ensemble.dataset()).shape(),
					Objects.requireNonNull(ensemble.training()));
		int slots = this.scheduling.getThreads();
		int size = Math.min(largest, (members.size() + slots - 1) / slots);
		List<TaskInstance<?>> tasks = new ArrayList<>();
		for (int first = 0; first < members.size(); first += size) {
			Block block = new Block(ensemble.id(), members.subList(first, Math.min(first + size, members.size())));
			tasks.add(SchedulerConfiguration.TRAIN.instance(block.taskId()).data(block).build());
		}
		this.scheduler.scheduleBatch(tasks, this.clock.instant());
	}

	@Override
	public void stop(long ensemble) {
		this.jdbc.sql("delete from scheduled_tasks where task_name = :name and task_instance like :ids and not picked")
			.param("name", SchedulerConfiguration.TRAIN.getTaskName())
			.param("ids", Block.prefix(ensemble) + "%")
			.update();
		this.running.stop(ensemble);
	}

}
