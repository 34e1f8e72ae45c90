package dev.tutti.ingestion;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;

class PostgresConcurrentHistoriesTest extends ConcurrentHistoriesContract {

	private EmbeddedPostgres postgres;

	@Override
	List<String> arguments() throws IOException {
		this.postgres = EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(10)).start();
		return List.of("--spring.profiles.active=postgresql",
				"--spring.datasource.url=" + this.postgres.getJdbcUrl("postgres", "postgres"),
				"--spring.datasource.username=postgres", "--spring.datasource.password=");
	}

	@Override
	@AfterAll
	void stop() throws IOException {
		super.stop();
		this.postgres.close();
	}

}
