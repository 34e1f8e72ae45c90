package dev.tutti.database;

import java.util.Locale;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Recovers from a full disk. H2 refuses everything once a write has failed, until its
 * last connection is closed and the database is opened again: that is done here, so that
 * freeing space is enough.
 */
@Component
public class FullDisk {

	private static final Logger logger = LoggerFactory.getLogger(FullDisk.class);

	private static final int MOST_TRIES = 250;

	private static final long PAUSE_MILLIS = 20;

	private static final String NO_SPACE = "no space left";

	private final ObjectProvider<HikariDataSource> dataSource;

	private final Dialect dialect;

	FullDisk(ObjectProvider<HikariDataSource> dataSource, Dialect dialect) {
		this.dataSource = dataSource;
		this.dialect = dialect;
	}

	/**
	 * Whether an exception was caused by a full disk, for which libraries have no common
	 * type.
	 */
	public static boolean isCauseOf(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause.getMessage() != null && cause.getMessage().toLowerCase(Locale.ROOT).contains(NO_SPACE)) {
				return true;
			}
		}
		return false;
	}

	/** Opens an embedded database again; a server takes care of itself. */
	public synchronized void reopenDatabase() {
		HikariDataSource pool = this.dataSource.getIfAvailable();
		if (pool == null || !this.dialect.isEmbedded()) {
			return;
		}
		HikariPoolMXBean connections = pool.getHikariPoolMXBean();
		connections.suspendPool();
		try {
			for (int tries = 0; tries < MOST_TRIES && connections.getTotalConnections() > 0; tries++) {
				connections.softEvictConnections();
				Thread.sleep(PAUSE_MILLIS);
			}
			logger.info("The database is opened again; {} connections stayed open", connections.getTotalConnections());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			connections.resumePool();
		}
	}

}
