package dev.tutti.history;

import java.io.IOException;
import java.time.Duration;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;

class PostgresNamedSplitsTest extends NamedSplitsContract {

	private EmbeddedPostgres postgres;

	@Override
	HistoryStore open(LabelledDatasets datasets) throws IOException {
		this.postgres = EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(10)).start();
		return new HistoryStore(this.postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgresql", datasets);
	}

	@Override
	@AfterAll
	void close() throws Exception {
		super.close();
		this.postgres.close();
	}

}
