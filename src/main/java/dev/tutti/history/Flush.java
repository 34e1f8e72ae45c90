package dev.tutti.history;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Hands what a transaction wrote to the file before its writer is answered. PostgreSQL
 * does so anyway; H2 waits for up to half a second, and a process that is killed
 * meanwhile loses what was acknowledged. Its setting WRITE_DELAY=0 would do the same for
 * every transaction, but then the file is not compacted while it is open and grows
 * several times as large.
 */
@Component
class Flush {

	private final JdbcTemplate jdbc;

	private final boolean delayed;

	Flush(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
		this.delayed = "H2".equals(jdbc
			.execute((ConnectionCallback<String>) (connection) -> connection.getMetaData().getDatabaseProductName()));
	}

	/** Asks for it at the end of the transaction at hand. */
	void atCommit() {
		if (this.delayed) {
			TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

				@Override
				public void afterCommit() {
					Flush.this.jdbc.execute("checkpoint");
				}

			});
		}
	}

}
