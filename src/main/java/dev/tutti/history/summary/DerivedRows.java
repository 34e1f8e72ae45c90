package dev.tutti.history.summary;

import dev.tutti.database.NewRows;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Stores what was derived from histories and can be derived again: where it cannot be
 * stored, as when the ensemble has just been deleted, nothing is lost.
 */
@Component
public class DerivedRows {

	private static final Logger logger = LoggerFactory.getLogger(DerivedRows.class);

	private final JdbcClient jdbc;

	private final NewRows newRows;

	public DerivedRows(JdbcClient jdbc, NewRows newRows) {
		this.jdbc = jdbc;
		this.newRows = newRows;
	}

	/**
	 * Replaces a row or inserts it.
	 * @param values the parameters of either statement
	 */
	void keep(String update, String insert, @Nullable Object... values) {
		if (TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
			return;
		}
		try {
			if (this.jdbc.sql(update).params(values).update() == 0) {
				this.newRows.insert(insert, values);
			}
		}
		catch (DataAccessException ex) {
			if (TransactionSynchronizationManager.isActualTransactionActive()) {
				throw ex;
			}
			logger.debug("A summary was not stored", ex);
		}
	}

}
