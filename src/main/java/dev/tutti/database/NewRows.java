package dev.tutti.database;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Inserts that leave alone what is there already. */
@Component
public class NewRows {

	private final JdbcTemplate jdbc;

	/**
	 * PostgreSQL ends the transaction at a duplicate key; H2 does not know the clause.
	 */
	private final String clause;

	public NewRows(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
		String product = jdbc
			.execute((ConnectionCallback<String>) (connection) -> connection.getMetaData().getDatabaseProductName());
		this.clause = "PostgreSQL".equals(product) ? " on conflict do nothing" : "";
	}

	/**
	 * Inserts a row unless its key is there, waiting for another transaction that is
	 * about to insert it.
	 * @return whether it was inserted
	 */
	public boolean insert(String sql, @Nullable Object... values) {
		try {
			return this.jdbc.update(sql + this.clause, values) == 1;
		}
		catch (DuplicateKeyException ex) {
			return false;
		}
	}

}
