package dev.tutti.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

class H2MigrationTest extends MigrationContract {

	@Override
	List<String> restore(Path home) throws IOException {
		try (InputStream in = unpack("v%d-h2.mv.db.gz".formatted(migration()))) {
			Files.copy(in, home.resolve("tutti.mv.db"));
		}
		return List.of();
	}

	@Override
	Connection connect(Path home) throws SQLException {
		return DriverManager.getConnection("jdbc:h2:file:" + home.resolve("tutti"));
	}

}
