package dev.tutti.database;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Inserts rows, and leaves alone what is there already. */
@Component
public class NewRows {

	private final JdbcClient jdbc;

	private final Dialect dialect;

	public NewRows(JdbcClient jdbc, Dialect dialect) {
		this.jdbc = jdbc;
		this.dialect = dialect;
	}

	/**
	 * Inserts a row unless its key is there. Waits for another transaction that is about
	 * to insert the same key.
	 * @return whether it was inserted
	 */
	public boolean insert(String sql, @Nullable Object... values) {
		try {
			return this.jdbc.sql(sql + this.dialect.skipDuplicate()).params(values).update() == 1;
		}
		catch (DuplicateKeyException ex) {
			return false;
		}
	}

}
