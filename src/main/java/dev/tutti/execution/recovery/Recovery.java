package dev.tutti.execution.recovery;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.tutti.database.Dialect;
import dev.tutti.database.TaskRows;
import dev.tutti.ensemble.Ensemble;
import dev.tutti.ensemble.EnsembleLifecycle;
import dev.tutti.ensemble.EnsembleState;
import dev.tutti.ensemble.Ensembles;
import dev.tutti.ensemble.MemberProgress;
import dev.tutti.execution.snapshot.Snapshots;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Releases, before the queue starts, tasks and members that an earlier process left
 * unfinished. Only for an embedded database, which no other process uses; otherwise a
 * lost worker's tasks are released when its heartbeats stop.
 */
@Component
class Recovery implements SmartInitializingSingleton {

	private final Dialect dialect;

	private final TaskRows tasks;

	private final Ensembles ensembles;

	private final EnsembleLifecycle lifecycle;

	private final Snapshots snapshots;

	Recovery(Dialect dialect, TaskRows tasks, Ensembles ensembles, EnsembleLifecycle lifecycle, Snapshots snapshots) {
		this.dialect = dialect;
		this.tasks = tasks;
		this.ensembles = ensembles;
		this.lifecycle = lifecycle;
		this.snapshots = snapshots;
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (this.dialect.isEmbedded()) {
			release();
		}
		this.snapshots.keepOnly(
				this.ensembles.listIds(Stream.of(EnsembleState.values()).filter((state) -> !state.isFinal()).toList())
					.stream()
					.map(this.ensembles::find)
					.flatMap(Optional::stream)
					.toList());
	}

	private void release() {
		this.tasks.releaseAll();
		for (long id : this.ensembles.listIds(List.of(EnsembleState.RUNNING, EnsembleState.CANCELLING))) {
			Ensemble ensemble = this.ensembles.get(id);
			if (!ensemble.isExternal()) {
				this.lifecycle.release(id, ensemble.listMembers(MemberProgress.State.RUNNING));
			}
		}
	}

}
