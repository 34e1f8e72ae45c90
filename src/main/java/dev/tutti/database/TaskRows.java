package dev.tutti.database;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The rows of the task queue, where db-scheduler has no call for what is done to them.
 */
@Component
public class TaskRows {

	private final JdbcClient jdbc;

	TaskRows(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Deletes the tasks that no worker has taken.
	 * @param names the names of the tasks
	 * @param prefix how the ids of their instances begin, without wildcards
	 */
	public void deleteWaiting(List<String> names, String prefix) {
		this.jdbc
			.sql("delete from scheduled_tasks where task_name in (:names) and task_instance like :ids and not picked")
			.param("names", names)
			.param("ids", prefix + "%")
			.update();
	}

	/** Returns all tasks to the queue that workers have taken and not finished. */
	public void releaseAll() {
		this.jdbc.sql("update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null where picked")
			.update();
	}

}
