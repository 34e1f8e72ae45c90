package dev.tutti.ensemble;

import java.util.List;

/**
 * Where an ensemble's tasks go, and where they are called back. Called within the
 * transaction that changes the ensemble, and part of it.
 */
public interface TaskQueue {

	/** Adds the tasks that train these members. */
	void add(Ensemble ensemble, List<Integer> members);

	/** Takes away the tasks that no worker has begun, and tells the others to stop. */
	void stop(long ensemble);

}
