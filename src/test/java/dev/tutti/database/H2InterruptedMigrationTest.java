package dev.tutti.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Migration 6 after an end between its steps, which H2 commits one by one. */
class H2InterruptedMigrationTest extends H2MigrationTest {

	@Override
	List<String> restore(Path home) throws IOException {
		List<String> arguments = super.restore(home);
		try (Connection connection = connect(home); Statement statement = connection.createStatement()) {
			statement.execute("alter table checkpoint_summary alter column split set data type varchar(32)");
			statement.execute("alter table history drop primary key");
		}
		catch (SQLException ex) {
			throw new IOException(ex);
		}
		return arguments;
	}

}
