package dev.tutti.history;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;

class H2NamedSplitsTest extends NamedSplitsContract {

	@TempDir
	static Path folder;

	@Override
	HistoryStore open(LabelledDatasets datasets) {
		return new HistoryStore("jdbc:h2:file:" + folder.resolve("tutti") + ";LOCK_TIMEOUT=600000", "sa", "h2",
				datasets);
	}

}
