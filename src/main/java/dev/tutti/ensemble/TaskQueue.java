package dev.tutti.ensemble;

import java.util.List;

/**
 * The ensemble's task queue. Calls join the transaction that changes the ensemble.
 */
public interface TaskQueue {

	/** Adds the tasks that train these members. */
	void add(Ensemble ensemble, List<Integer> members);

	/** Removes tasks not yet started and tells running ones to stop. */
	void stop(long ensemble);

}
