package dev.tutti.history;

import java.time.Duration;
import java.util.List;
import java.util.stream.DoubleStream;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tutti.database.Dialect;
import dev.tutti.database.NewRows;
import dev.tutti.dataset.Datasets;
import dev.tutti.dataset.Split;
import dev.tutti.history.jdbc.HistoryTables;
import dev.tutti.history.jdbc.JdbcHistories;
import dev.tutti.history.store.ExampleReader;
import dev.tutti.history.store.HistoryRows;
import dev.tutti.history.summary.AgreementSummaries;
import dev.tutti.history.summary.CartographySums;
import dev.tutti.history.summary.CheckpointSummaries;
import dev.tutti.history.summary.DerivedRows;
import dev.tutti.history.summary.LearningSummaries;
import dev.tutti.history.summary.PartialCartography;
import org.flywaydb.core.Flyway;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** Histories on a migrated database, without the rest of the service. */
public class HistoryStore implements AutoCloseable {

	private final HikariDataSource dataSource;

	public final JdbcTemplate jdbc;

	public final JdbcHistories histories;

	public HistoryStore(String url, String user, String vendor, Datasets datasets) {
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl(url);
		config.setUsername(user);
		config.setPassword("");
		// more writers than connections wait for each other, however long it takes
		config.setConnectionTimeout(Duration.ofMinutes(10).toMillis());
		this.dataSource = new HikariDataSource(config);
		Flyway.configure().dataSource(this.dataSource).locations("classpath:db/migration/" + vendor).load().migrate();
		this.jdbc = new JdbcTemplate(this.dataSource);
		this.histories = histories(this.dataSource, this.jdbc, datasets);
	}

	private static NewRows newRows(DataSource dataSource) {
		return new NewRows(JdbcClient.create(dataSource), Dialect.of(dataSource));
	}

	private static JdbcHistories histories(DataSource dataSource, JdbcTemplate jdbc, Datasets datasets) {
		NewRows newRows = newRows(dataSource);
		JdbcClient client = JdbcClient.create(jdbc);
		HistoryRows rows = new HistoryRows(client, newRows);
		DerivedRows derived = new DerivedRows(client, newRows);
		HistoryTables tables = new HistoryTables(rows, new ExampleReader(rows),
				new CheckpointSummaries(client, rows, derived), new LearningSummaries(client, rows, derived),
				new AgreementSummaries(client, rows, derived), new CartographySums(client, newRows),
				new PartialCartography(client, newRows));
		return new JdbcHistories(tables, datasets, new DataSourceTransactionManager(dataSource));
	}

	/** A new ensemble without histories; checkpoint c is at epoch (c + 1) / 2. */
	public HistoryLayout addEnsemble(String dataset, int members, int checkpoints) {
		return addEnsemble(dataset, members, checkpoints, List.of(Split.TRAIN, Split.TEST));
	}

	/** A new ensemble that is evaluated on other splits. */
	public HistoryLayout addEnsemble(String dataset, int members, int checkpoints, List<Split> splits) {
		this.jdbc
			.update("""
					insert into ensemble (name, state, engine, dataset, dataset_sha256, members, seed, definition,
					 created_at, trained_before) values (?, 'QUEUED', 'external', ?, '', ?, 1, '{}', current_timestamp, 0)""",
					dataset, dataset, members);
		Long id = this.jdbc.queryForObject("select max(id) from ensemble", Long.class);
		List<Double> epochs = DoubleStream.iterate(0.5, (epoch) -> epoch + 0.5).limit(checkpoints).boxed().toList();
		return new HistoryLayout(id, dataset, members, epochs, splits);
	}

	@Override
	public void close() {
		this.dataSource.close();
	}

}
