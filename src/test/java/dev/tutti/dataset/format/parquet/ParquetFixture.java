package dev.tutti.dataset.format.parquet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Writes Parquet with DuckDB, and reads it with DuckDB. */
public final class ParquetFixture {

	private ParquetFixture() {
	}

	/**
	 * Writes what a query yields.
	 * @param options of DuckDB's COPY, such as {@code compression snappy}
	 */
	public static byte[] write(Path folder, String query, String options) throws IOException {
		Path file = Files.createTempFile(folder, "duckdb", ".parquet");
		try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
				Statement statement = database.createStatement()) {
			statement.execute("copy (%s) to '%s' (format parquet%s)".formatted(query, file,
					options.isEmpty() ? "" : ", " + options));
			return Files.readAllBytes(file);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		finally {
			Files.delete(file);
		}
	}

	/** A column as DuckDB reads it, as text. */
	public static List<String> column(Path file, String expression) {
		try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
				Statement statement = database.createStatement();
				ResultSet rows = statement
					.executeQuery("select %s from read_parquet('%s', file_row_number = true) order by file_row_number"
						.formatted(expression, file))) {
			List<String> column = new ArrayList<>();
			while (rows.next()) {
				column.add(rows.getString(1));
			}
			return column;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
