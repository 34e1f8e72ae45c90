package dev.tutti.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * H2 refuses everything once a write has failed, until its last connection is closed and
 * it is opened anew: that is done here, so that making room is enough.
 */
@Component
public class FullDisk {

	private static final Logger logger = LoggerFactory.getLogger(FullDisk.class);

	private static final int MOST_TRIES = 250;

	private static final long PAUSE_MILLIS = 20;

	private final ObjectProvider<HikariDataSource> dataSource;

	FullDisk(ObjectProvider<HikariDataSource> dataSource) {
		this.dataSource = dataSource;
	}

	/** Opens an embedded database anew; another one is its server's matter. */
	public synchronized void reopenDatabase() {
		HikariDataSource pool = this.dataSource.getIfAvailable();
		if (pool == null || !pool.getJdbcUrl().startsWith("jdbc:h2:")) {
			return;
		}
		HikariPoolMXBean connections = pool.getHikariPoolMXBean();
		connections.suspendPool();
		try {
			for (int tries = 0; tries < MOST_TRIES && connections.getTotalConnections() > 0; tries++) {
				connections.softEvictConnections();
				Thread.sleep(PAUSE_MILLIS);
			}
			logger.info("The database is opened anew; {} connections stayed", connections.getTotalConnections());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			connections.resumePool();
		}
	}

}
