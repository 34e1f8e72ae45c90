package dev.tutti.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A Parquet file as DuckDB reads it. */
class Parquet implements AutoCloseable {

	private final Connection duckdb;

	private final Path file;

	Parquet(byte[] content) throws IOException, SQLException {
		this.file = Files.createTempFile("tutti", ".parquet");
		Files.write(this.file, content);
		this.duckdb = DriverManager.getConnection("jdbc:duckdb:");
	}

	/**
	 * The rows of a query, of which {@code %s} is the file; each its values with blanks
	 * between.
	 */
	List<String> query(String sql) throws SQLException {
		try (var statement = this.duckdb.createStatement();
				ResultSet rows = statement.executeQuery(sql.formatted("'" + this.file + "'"))) {
			List<String> all = new ArrayList<>();
			int columns = rows.getMetaData().getColumnCount();
			while (rows.next()) {
				List<String> row = new ArrayList<>();
				for (int column = 1; column <= columns; column++) {
					row.add(rows.getString(column));
				}
				all.add(String.join(" ", row));
			}
			return all;
		}
	}

	@Override
	public void close() throws IOException, SQLException {
		this.duckdb.close();
		Files.delete(this.file);
	}

}
