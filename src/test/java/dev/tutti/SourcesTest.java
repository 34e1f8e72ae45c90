package dev.tutti;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.springframework.http.HttpStatus;

import static org.assertj.core.api.Assertions.assertThat;

/** What the sources and the documents say of each other. */
class SourcesTest {

	private static final Path MAIN = Path.of("src/main/java");

	private static final long LARGEST = 12_000;

	/** With package-info.java. */
	private static final long MOST_FILES = 18;

	/** Their kernels may be longer: a loop that is fast is not cut for its length. */
	private static final List<String> NUMERIC = List.of("dev/tutti/agreement", "dev/tutti/training");

	private static final Pattern RAISED = Pattern.compile("super\\(\\s*\"([a-z-]+)\",\\s*HttpStatus\\.");

	private static final Pattern SETTING = Pattern
		.compile("\"name\": \"(tutti\\.[a-z-]+\\.[a-z-]+)\",\\s+\"type\": \"(?!dev)");

	private static final Pattern HEADING = Pattern.compile("(?m)^### `?([a-z-]+)`?$");

	@Test
	void everyPackageHasJavadocAndIsNullMarked() {
		assertThat(sources().map(Path::getParent).distinct())
			.allSatisfy((folder) -> assertThat(folder.resolve("package-info.java")).content()
				.startsWith("/**")
				.contains("@NullMarked"));
	}

	@Test
	void sourceFilesStayBelowSizeLimit() {
		assertThat(sources().filter((file) -> NUMERIC.stream().noneMatch(MAIN.relativize(file)::startsWith)))
			.allSatisfy((file) -> assertThat(file.toFile()).size().isLessThanOrEqualTo(LARGEST));
	}

	@Test
	void packagesHoldAboutFifteenFiles() {
		Map<Path, Long> packages = sources().collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
		assertThat(packages).allSatisfy((folder, files) -> assertThat(files).isLessThanOrEqualTo(MOST_FILES));
	}

	@Test
	void sourceFilesHaveNoDuplicateImports() {
		assertThat(sources())
			.allSatisfy((file) -> assertThat(read(file).lines().filter((line) -> line.startsWith("import")))
				.doesNotHaveDuplicates());
	}

	@Test
	void everyRaisedProblemTypeIsDocumented() {
		assertThat(documentedProblems()).containsAll(raisedProblems());
	}

	@Test
	void everyProblemTypeIsDocumentedOnce() {
		assertThat(HEADING.matcher(read(Path.of("docs/problems.md"))).results().map(MatchResult::group))
			.doesNotHaveDuplicates();
	}

	@Test
	void everyDocumentedProblemTypeIsRaised() {
		Set<String> expected = raisedProblems();
		Stream.of(HttpStatus.values())
			.filter(HttpStatus::is4xxClientError)
			.map((status) -> status.name().toLowerCase(Locale.ROOT).replace('_', '-'))
			.forEach(expected::add);
		assertThat(expected).containsAll(documentedProblems());
	}

	@Test
	void readmeListsEverySetting() {
		Set<String> settings = SETTING
			.matcher(read(Path.of("target/classes/META-INF/spring-configuration-metadata.json")))
			.results()
			.map((match) -> match.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(settings).isNotEmpty();
		String readme = read(Path.of("README.md"));
		assertThat(settings).allSatisfy((setting) -> {
			assertThat(readme).contains("`" + setting + "`");
			assertThat(readme)
				.contains("`" + setting.toUpperCase(Locale.ROOT).replace("-", "").replace('.', '_') + "`");
		});
	}

	private static Set<String> raisedProblems() {
		return sources().map(SourcesTest::read)
			.flatMap((source) -> RAISED.matcher(source).results())
			.map((match) -> match.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static Set<String> documentedProblems() {
		return HEADING.matcher(read(Path.of("docs/problems.md")))
			.results()
			.map((MatchResult match) -> match.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static Stream<Path> sources() {
		try (Stream<Path> files = Files.walk(MAIN)) {
			return files.filter((file) -> file.toString().endsWith(".java")).toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
