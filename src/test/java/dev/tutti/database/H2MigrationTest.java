package dev.tutti.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class H2MigrationTest extends MigrationContract {

	@Override
	List<String> restore(Path home) throws IOException {
		try (InputStream in = unpack("v4-h2.mv.db.gz")) {
			Files.copy(in, home.resolve("tutti.mv.db"));
		}
		return List.of();
	}

}
