package dev.tutti.ingestion;

import java.util.List;

class H2ConcurrentHistoriesTest extends ConcurrentHistoriesContract {

	/** H2 ends most deadlocks by the lock timeout: a short one ends them soon. */
	@Override
	List<String> arguments() {
		return List
			.of("--spring.datasource.url=jdbc:h2:file:${tutti.home}/tutti;LOCK_TIMEOUT=1000;DB_CLOSE_ON_EXIT=FALSE");
	}

}
