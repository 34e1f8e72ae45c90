package dev.tutti.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

import javax.sql.DataSource;

import dev.tutti.Api;
import dev.tutti.TuttiApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The service on a database that an earlier version wrote, up to migration 4 (commit
 * bc96df9) or 5 (commit 0b49d23): ensemble 1 has three members trained by torch on
 * digits, at three checkpoints; ensemble 2 is external, has four members at three
 * checkpoints on the test split, with probabilities, and lacks the last history of the
 * last member. The answers that the earlier version gave are stored beside it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MigrationContract {

	private List<String> histories;

	private ConfigurableApplicationContext context;

	private Api api;

	/** The last migration of the version that wrote the database. */
	int migration() {
		return 5;
	}

	/**
	 * Restores the database.
	 * @return what the service is started with to use it
	 */
	abstract List<String> restore(Path home) throws Exception;

	/** Connects to the restored database while no service uses it. */
	abstract Connection connect(Path home) throws SQLException;

	@BeforeAll
	void start(@TempDir Path home) throws Exception {
		List<String> arguments = new ArrayList<>(restore(home));
		try (Connection connection = connect(home)) {
			this.histories = listHistories(connection);
		}
		arguments.add("--server.port=0");
		arguments.add("--tutti.home=" + home);
		this.context = new SpringApplicationBuilder(TuttiApplication.class).run(arguments.toArray(String[]::new));
		this.api = new Api(this.context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
	}

	@AfterAll
	void stop() throws Exception {
		this.context.close();
	}

	@Test
	void historiesAreTheSameByteForByte() throws SQLException {
		assertThat(this.histories).hasSize(29);
		try (Connection connection = this.context.getBean(DataSource.class).getConnection()) {
			assertThat(listHistories(connection)).containsAll(this.histories);
		}
	}

	@Test
	void everyTableTakesLongSplitNamesAndHistoriesKeepTheirKey() {
		JdbcTemplate jdbc = this.context.getBean(JdbcTemplate.class);
		assertThat(jdbc.queryForList("""
				select distinct character_maximum_length from information_schema.columns
				 where lower(column_name) = 'split'""", Integer.class)).containsExactly(32);
		assertThat(jdbc.queryForList("""
				select lower(k.column_name) from information_schema.table_constraints c
				 join information_schema.key_column_usage k on k.constraint_name = c.constraint_name
				  and k.constraint_schema = c.constraint_schema
				 where lower(c.table_name) = 'history' and c.constraint_type = 'PRIMARY KEY'
				 order by k.ordinal_position""", String.class)).containsExactly("ensemble_id", "split", "checkpoint",
				"member");
	}

	@Test
	void answersAreThoseOfTheEarlierVersionAndThenTakeNewHistories() throws IOException {
		JsonNode answers;
		try (InputStream in = getClass().getResourceAsStream("/database/v%d-answers.json".formatted(migration()))) {
			answers = JsonMapper.shared().readTree(in);
		}
		assertThat(answers.size()).isGreaterThanOrEqualTo(30);
		// computed from the histories, then read from what was stored
		for (int i = 0; i < 2; i++) {
			answers.propertyNames().forEach((path) -> assertHas(path, this.api.get(path).json(), answers.path(path)));
		}
		String row = "[0.91" + ", 0.01".repeat(9) + "]\n";
		Api.Answer taken = this.api.send(HttpMethod.PUT, "/api/v1/ensembles/2/histories/test/3/2?values=probabilities",
				row.repeat(360).getBytes(StandardCharsets.US_ASCII), MediaType.parseMediaType("application/x-ndjson"),
				HttpHeaders.EMPTY);
		assertThat(taken.status()).isEqualTo(204);
		assertThat(this.api.get("/api/v1/ensembles/2").json().path("state").asString()).isEqualTo("SUCCEEDED");
		assertThat(this.api.get("/api/v1/ensembles/2/agreement?split=test").json().path("members").asInt())
			.isEqualTo(4);
		String first = "/api/v1/ensembles/2/examples/test/17";
		assertThat(this.api.get(first).json().path("confidence").asDouble())
			.isNotEqualTo(answers.path(first).path("confidence").asDouble());
	}

	private static List<String> listHistories(Connection connection) throws SQLException {
		List<String> histories = new ArrayList<>();
		try (Statement statement = connection.createStatement();
				ResultSet row = statement
					.executeQuery("select ensemble_id, split, checkpoint, member, base, correct_count, correct, labels"
							+ " from history order by ensemble_id, split, checkpoint, member")) {
			while (row.next()) {
				histories.add("%d %s %d %d %s %d %s %s".formatted(row.getLong(1), row.getString(2), row.getInt(3),
						row.getInt(4), row.getString(5), row.getInt(6), HexFormat.of().formatHex(row.getBytes(7)),
						HexFormat.of().formatHex(row.getBytes(8))));
			}
		}
		return histories;
	}

	/** An answer has at least the fields it had, with the values they had. */
	private static void assertHas(String where, JsonNode found, JsonNode expected) {
		if (expected.isObject()) {
			expected.propertyNames()
				.stream()
				// names of links change
				.filter((name) -> !name.equals("links"))
				.forEach((name) -> assertHas(where + " " + name, found.path(name), expected.path(name)));
			return;
		}
		if (expected.isArray()) {
			assertThat(found.size()).as(where).isEqualTo(expected.size());
			for (int i = 0; i < expected.size(); i++) {
				assertHas(where + " " + i, found.path(i), expected.path(i));
			}
			return;
		}
		assertThat(found).as(where).isEqualTo(expected);
	}

	/** A compressed resource, unpacked as it is read. */
	static InputStream unpack(String name) throws IOException {
		return new GZIPInputStream(
				Objects.requireNonNull(MigrationContract.class.getResourceAsStream("/database/" + name)));
	}

}
