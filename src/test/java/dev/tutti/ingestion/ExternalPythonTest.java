package dev.tutti.ingestion;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import dev.tutti.HttpTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The Python of docs/external-histories.md runs as it stands, and what the service then
 * says is what NumPy and SciPy say.
 */
class ExternalPythonTest extends HttpTest {

	private static final Path DOCUMENT = Path.of("docs/external-histories.md");

	private static final Path CHECK = Path.of("src/test/resources/external/check.py");

	private static final String PYTHON = "/usr/bin/python3";

	private static final Pattern BLOCK = Pattern.compile("```python\n(.*?)```", Pattern.DOTALL);

	private static final int MOST_LINES = 15;

	private static final int PATIENCE_MINUTES = 30;

	@LocalServerPort
	private int servicePort;

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource({ "sklearn", "torch" })
	void documentedExampleRunsAndStatisticsMatchNumpyAndScipy(String library) throws Exception {
		for (String module : List.of("numpy", "scipy", "requests", "sklearn", library)) {
			assumeTrue(canImport(module),
					"Debian's python3 with python3-" + module
							+ " is not here: apt-get install python3-numpy python3-scipy"
							+ " python3-requests python3-sklearn python3-torch");
		}
		Path example = Files.writeString(this.folder.resolve("example.py"),
				listBlocks().stream().filter((block) -> block.contains(library + ".")).findFirst().orElseThrow());
		Path output = this.folder.resolve("output");
		ProcessBuilder python = new ProcessBuilder(PYTHON, CHECK.toString(), example.toString())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile());
		python.environment().put("TUTTI", "http://localhost:" + this.servicePort);
		python.environment().put("OMP_NUM_THREADS", "1");
		python.environment().put("no_proxy", "localhost");
		Process process = python.start();
		try {
			assertThat(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
		}
		finally {
			process.destroyForcibly();
		}
		assertThat(Files.readString(output, StandardCharsets.UTF_8)).contains("compared 360 examples");
		assertThat(process.exitValue()).isZero();
	}

	@Test
	void documentedExamplesAreShort() throws IOException {
		assertThat(listBlocks()).hasSize(2)
			.allSatisfy((block) -> assertThat(block.lines().filter((line) -> !line.isBlank()))
				.hasSizeLessThanOrEqualTo(MOST_LINES));
	}

	private static boolean canImport(String module) throws IOException, InterruptedException {
		return Files.isExecutable(Path.of(PYTHON))
				&& new ProcessBuilder(PYTHON, "-c", "import " + module).redirectErrorStream(true)
					.redirectOutput(ProcessBuilder.Redirect.DISCARD)
					.start()
					.waitFor() == 0;
	}

	private static List<String> listBlocks() throws IOException {
		return BLOCK.matcher(Files.readString(DOCUMENT)).results().map((MatchResult match) -> match.group(1)).toList();
	}

}
