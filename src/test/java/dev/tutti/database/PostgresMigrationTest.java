package dev.tutti.database;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;

/** The script has the rows; the tables are those of the migrations up to then. */
class PostgresMigrationTest extends MigrationContract {

	private EmbeddedPostgres postgres;

	@Override
	List<String> restore(Path home) throws Exception {
		this.postgres = EmbeddedPostgres.builder().start();
		Flyway.configure()
			.dataSource(this.postgres.getPostgresDatabase())
			.locations("classpath:db/migration/postgresql")
			.target(String.valueOf(migration()))
			.load()
			.migrate();
		try (InputStream in = unpack("v%d-postgresql.sql.gz".formatted(migration()));
				Connection connection = this.postgres.getPostgresDatabase().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute(new String(in.readAllBytes(), StandardCharsets.UTF_8));
		}
		return List.of("--spring.profiles.active=postgresql",
				"--spring.datasource.url=" + this.postgres.getJdbcUrl("postgres", "postgres"),
				"--spring.datasource.username=postgres", "--spring.datasource.password=");
	}

	@Override
	Connection connect(Path home) throws SQLException {
		return this.postgres.getPostgresDatabase().getConnection();
	}

	@Override
	@AfterAll
	void stop() throws Exception {
		super.stop();
		this.postgres.close();
	}

}
