package dev.tutti.database;

import java.sql.DatabaseMetaData;

import javax.sql.DataSource;

import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/** The databases that the service runs on. */
public enum Dialect {

	/** H2, within this process. */
	H2(""),

	/** PostgreSQL, a server that processes share. */
	POSTGRESQL(" on conflict do nothing");

	private final String skipDuplicate;

	Dialect(String skipDuplicate) {
		this.skipDuplicate = skipDuplicate;
	}

	/**
	 * Asks a database what it is.
	 * @throws IllegalStateException when it cannot be reached, or is none of these
	 */
	public static Dialect of(DataSource dataSource) {
		try {
			String product = JdbcUtils.extractDatabaseMetaData(dataSource, DatabaseMetaData::getDatabaseProductName);
			return switch (DatabaseDriver.fromProductName(product)) {
				case H2 -> H2;
				case POSTGRESQL -> POSTGRESQL;
				default -> throw new IllegalStateException("The service does not run on " + product
						+ ". Set spring.datasource.url to an H2 or a PostgreSQL database.");
			};
		}
		catch (MetaDataAccessException ex) {
			throw new IllegalStateException("The database cannot be reached", ex);
		}
	}

	/**
	 * Whether the database runs within this process, which then is the only one on it.
	 */
	public boolean isEmbedded() {
		return this == H2;
	}

	/**
	 * The end of an insert that leaves alone a row of the same key. PostgreSQL ends the
	 * transaction at a duplicate key; H2 does not, and has no such clause.
	 */
	String skipDuplicate() {
		return this.skipDuplicate;
	}

}
