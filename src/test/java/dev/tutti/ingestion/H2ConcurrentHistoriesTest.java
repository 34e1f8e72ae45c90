package dev.tutti.ingestion;

import java.util.List;

class H2ConcurrentHistoriesTest extends ConcurrentHistoriesContract {

	@Override
	List<String> arguments() {
		return List.of();
	}

}
