package dev.tutti.execution.recovery;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.tutti.ensemble.Ensemble;
import dev.tutti.ensemble.EnsembleLifecycle;
import dev.tutti.ensemble.EnsembleState;
import dev.tutti.ensemble.Ensembles;
import dev.tutti.ensemble.MemberProgress;
import dev.tutti.execution.snapshot.Snapshots;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.stereotype.Component;

/**
 * Gives back, before the queue starts, what an earlier process left unfinished. Only an
 * embedded database tells that no other process is at work on it: elsewhere a lost
 * worker's tasks come back when its heartbeats have stopped.
 */
@Component
class Recovery implements SmartInitializingSingleton {

	private final javax.sql.DataSource dataSource;

	private final JdbcClient jdbc;

	private final Ensembles ensembles;

	private final EnsembleLifecycle lifecycle;

	private final Snapshots snapshots;

	Recovery(javax.sql.DataSource dataSource, JdbcClient jdbc, Ensembles ensembles, EnsembleLifecycle lifecycle,
			Snapshots snapshots) {
		this.dataSource = dataSource;
		this.jdbc = jdbc;
		this.ensembles = ensembles;
		this.lifecycle = lifecycle;
		this.snapshots = snapshots;
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (isEmbedded()) {
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
		this.jdbc.sql("update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null where picked")
			.update();
		for (long id : this.ensembles.listIds(List.of(EnsembleState.RUNNING, EnsembleState.CANCELLING))) {
			Ensemble ensemble = this.ensembles.get(id);
			if (!ensemble.isExternal()) {
				this.lifecycle.release(id, ensemble.listMembers(MemberProgress.State.RUNNING));
			}
		}
	}

	private boolean isEmbedded() {
		try {
			String product = JdbcUtils.extractDatabaseMetaData(this.dataSource,
					java.sql.DatabaseMetaData::getDatabaseProductName);
			return DatabaseDriver.fromProductName(product) == DatabaseDriver.H2;
		}
		catch (org.springframework.jdbc.support.MetaDataAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
