package dev.tutti.ensemble.external;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

import dev.tutti.ensemble.EnsembleState;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads and updates of the ensemble's rows during upload, in plain SQL: Hibernate would
 * translate each update again, which takes longer than the update.
 */
@Component
class ExternalRows {

	private final JdbcClient jdbc;

	ExternalRows(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Optional<EnsembleState> findState(long id) {
		return this.jdbc.sql("select state from ensemble where id = ?")
			.param(id)
			.query(String.class)
			.optional()
			.map(EnsembleState::valueOf);
	}

	/** The number of a member's stored histories; empty if there is no such member. */
	Optional<Long> findCount(long id, int member) {
		return this.jdbc.sql("select trained from member where ensemble_id = ? and number = ?")
			.params(id, member)
			.query(Long.class)
			.optional();
	}

	/**
	 * Increments the number of a member's histories.
	 * @return whether the member exists and has not ended
	 */
	boolean add(long id, int member, int histories) {
		return this.jdbc.sql("""
				update member set trained = trained + ?, state = 'RUNNING'
				 where ensemble_id = ? and number = ? and state in ('QUEUED', 'RUNNING')""")
			.params(histories, id, member)
			.update() == 1;
	}

	/** Sets a queued ensemble to RUNNING. */
	void start(long id, Instant now) {
		this.jdbc
			.sql("update ensemble set state = 'RUNNING', started_at = ?, running_since = ? where id = ? and state = ?")
			.params(now.atOffset(ZoneOffset.UTC), now.atOffset(ZoneOffset.UTC), id, EnsembleState.QUEUED.name())
			.update();
	}

}
