package dev.tutti.ingestion.body;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.tutti.dataset.Keys;
import dev.tutti.dataset.TextKeys;
import dev.tutti.history.GroundTruth;
import dev.tutti.history.InvalidHistoryException;
import dev.tutti.ingestion.prediction.EvaluatedHistory;
import dev.tutti.ingestion.prediction.ExpectedExamples;
import dev.tutti.ingestion.prediction.KeysDoNotMatchException;
import dev.tutti.ingestion.prediction.KeysDoNotMatchException.Unmatched;
import dev.tutti.ingestion.prediction.ValueKind;
import dev.tutti.web.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Histories whose lines say which example they are of. */
class KeyedLinesTest {

	private static final Keys KEYS = TextKeys.of(List.of("cat/1.png", "cat/10.png", "café/2.png"));

	private static final ExpectedExamples EXAMPLES = examples(new int[] { 0, 0, 1 }, KEYS, "cat", "café");

	@ParameterizedTest
	@ValueSource(strings = {
			"{'key': 'café/2.png', 'label': 1}\n{'key': 'cat/10.png', 'label': 0.0}\n{'label': 1, 'key': 'cat/1.png'}",
			"\n\n {'key': 'cat/10.png', 'className': 'cat'}{'key': 'cat/1.png', 'className': 'café'}\r\n{'className': 'café', 'key': 'caf\\u00e9/2.png'}",
			"\ufeff{'key': 'cat/1.png', 'label': 1}\n{'key': 'cat/10.png', 'className': 'cat'}\n{'key': 'café/2.png', 'label': 1}" })
	void readsLabelsAndClassNamesInAnyOrder(String lines) throws IOException {
		assertThat(read(lines, EXAMPLES, null).labels()).containsExactly(1, 0, 1);
	}

	@Test
	void readsNamesInAnotherUnicodeForm() throws IOException {
		for (Normalizer.Form form : Normalizer.Form.values()) {
			String lines = Normalizer.normalize("""
					{'key': 'café/2.png', 'className': 'café'}
					{'key': 'cat/10.png', 'className': 'cat'}
					{'key': 'cat/1.png', 'className': 'café'}""", form);
			ExpectedExamples decomposed = examples(new int[] { 0, 0, 1 },
					TextKeys.of(List.of("cat/1.png", "cat/10.png", "cafe\u0301/2.png")), "cat", "cafe\u0301");
			assertThat(read(lines, EXAMPLES, null).labels()).containsExactly(1, 0, 1);
			assertThat(read(lines, decomposed, null).labels()).containsExactly(1, 0, 1);
		}
	}

	@Test
	void namesTheProbabilityOfABinaryClassifierAsItWasSent() {
		assertThatExceptionOfType(InvalidHistoryException.class)
			.isThrownBy(() -> read("{'key': 'cat/1.png', 'values': [1.5]}", EXAMPLES, ValueKind.PROBABILITIES))
			.withMessageContaining("has the probability 1.5, which");
	}

	@Test
	void readsPositionsAsKeys() throws IOException {
		ExpectedExamples rows = examples(new int[3], Keys.positions(3), "cat", "dog");
		assertThat(
				read("{'key': 2, 'label': 0}\n{'key': '0', 'label': 0}\n{'key': 1, 'label': 1}", rows, null).labels())
			.containsExactly(0, 1, 0);
		assertThatExceptionOfType(InvalidHistoryException.class)
			.isThrownBy(() -> read("{'key': 2.0, 'label': 0}", rows, null))
			.withMessageContaining("expected a string");
	}

	@Test
	void valuesGiveLabelConfidenceAndMarginOfTheirExample() throws IOException {
		EvaluatedHistory read = read("""
				{'key': 'café/2.png', 'values': [0.25, 0.75]}
				{'values': [0.625, 0.375], 'key': 'cat/10.png'}
				{'key': 'cat/1.png', 'values': [0.125, 0.875]}""", EXAMPLES, ValueKind.PROBABILITIES);
		assertThat(read.labels()).containsExactly(1, 0, 1);
		assertThat(read.confidence()).containsExactly(0.125f, 0.625f, 0.75f);
		assertThat(read.margin()).containsExactly((float) -Math.log(7), (float) Math.log(0.625 / 0.375),
				(float) Math.log(3));
		EvaluatedHistory binary = read(
				"{'key': 'café/2.png', 'values': [2]}\n{'key': 'cat/10.png', 'values': -1}\n{'key': 'cat/1.png', 'values': 1e300}",
				EXAMPLES, ValueKind.LOGITS);
		assertThat(binary.labels()).containsExactly(1, 0, 1);
		assertThat(binary.margin()).containsExactly(-Float.MAX_VALUE, 1, 2);
	}

	@Test
	void valuesOfSplitWithoutLabelsGiveLabelsOnly() throws IOException {
		ExpectedExamples unlabelled = new ExpectedExamples(new GroundTruth(new int[3], 2), false, List.of("cat", "dog"),
				() -> KEYS);
		for (String lines : List.of("[0,1]\n[1,0]\n[0,2]",
				"{'key': 'café/2.png', 'values': [0,1]}\n{'key': 'cat/10.png', 'values': [1,0]}\n{'key': 'cat/1.png', 'values': [0,1]}")) {
			EvaluatedHistory read = read(lines, unlabelled, ValueKind.LOGITS);
			assertThat(read.labels()).containsExactly(1, 0, 1);
			assertThat(read.confidence()).isNull();
			assertThat(read.margin()).isNull();
		}
	}

	@Test
	void keysThatAreMissingUnknownOrDoubleAreCountedAndNamed() {
		Keys many = TextKeys.of(IntStream.range(0, 100).mapToObj((i) -> "k" + i).toList());
		ExpectedExamples examples = examples(new int[100], many, "cat", "dog");
		String lines = IntStream.range(0, 80)
			.map((i) -> (i + 17) % 100)
			.mapToObj((i) -> "{'key': 'k%d', 'label': 1}".formatted(i))
			.collect(Collectors.joining("\n"));
		String wrong = "\n{'key': 'K1', 'label': 1}\n{'key': 'k20', 'label': 1}\n{'key': 'k20', 'label': 0}";
		KeysDoNotMatchException mismatch = catchThrowableOfType(KeysDoNotMatchException.class,
				() -> read(lines + wrong, examples, null));
		assertThat(mismatch.extensions())
			.isEqualTo(Map.of("missing", new Unmatched(20, IntStream.range(0, 10).mapToObj((i) -> "k" + i).toList()),
					"unknown", new Unmatched(1, List.of("K1")), "double", new Unmatched(1, List.of("k20"))));
		assertThat(mismatch)
			.hasMessageContaining("20 (first 'k0') missing, 1 (first 'K1') unknown, 1 (first 'k20') double");
		String strange = IntStream.range(0, 500)
			.mapToObj((i) -> "{'key': 'x%d', 'label': 1}".formatted(i))
			.collect(Collectors.joining("\n"));
		mismatch = catchThrowableOfType(KeysDoNotMatchException.class, () -> read(strange, examples, null));
		assertThat(mismatch.extensions().get("unknown"))
			.isEqualTo(new Unmatched(500, IntStream.range(0, 10).mapToObj((i) -> "x" + i).toList()));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"key": "cat/1.png"}|Line 1 of the body is invalid: it needs a key and one of label, className and values
			{"label": 1}|it needs a key
			{"key": "cat/1.png", "label": 1}\\n0|Line 2 of the body is invalid: expected an object
			{"key": "cat/1.png", "label": 1, "className": "cat"}|send one of label, className and values
			{"key": "cat/1.png", "key": "cat/10.png", "label": 1}|two keys
			{"key": "cat/1.png", "label": 2}|it has the label 2; labels are 0 to 1
			{"key": "cat/1.png", "label": -1}|labels are 0 to 1
			{"key": "cat/1.png", "label": "1"}|expected a label
			{"key": "cat/1.png", "label": 0.5}|0.5 is not a label
			{"key": "cat/1.png", "className": "dog"}|there is no class 'dog'; the classes are 'cat', 'café'
			{"key": "cat/1.png", "className": null}|expected a string
			{"key": null, "label": 1}|expected a string
			{"key": "cat/1.png", "values": [0, 1]}|set the query parameter values
			{"key": "cat/1.png", "guess": 1}|not 'guess'
			{"key": "cat/1.png", "label": 1, "loss": 0.25}|not 'loss'
			{"key": "cat/1.png", "label": 1|not valid JSON
			""")
	void rejectsLineThatIsNoPrediction(String lines, String detail) {
		assertThatExceptionOfType(InvalidHistoryException.class)
			.isThrownBy(() -> read(lines.replace("\\n", "\n"), EXAMPLES, null))
			.withMessageContaining(detail);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"key": "cat/1.png", "label": 1}|values are expected
			{"key": "cat/1.png", "className": "cat"}|values are expected
			{"key": "cat/1.png", "values": [0.5, 0.75]}|probabilities of example 'cat/1.png' have the sum 1.25
			{"key": "cat/1.png", "values": [0.5, 0.25, 0.25]}|more numbers than the 2 classes
			{"key": "cat/1.png", "values": "0.5"}|expected a list
			{"key": "cat/1.png", "values": [0.5, 0.5]}\\n{"key": "cat/10.png", "values": 0.5}|Line 2
			""")
	void rejectsLineWithoutValuesOfItsKind(String lines, String detail) {
		assertThatExceptionOfType(InvalidHistoryException.class)
			.isThrownBy(() -> read(lines.replace("\\n", "\n"), EXAMPLES, ValueKind.PROBABILITIES))
			.withMessageContaining(detail);
	}

	@Test
	void namesTenClassesOfMany() {
		String[] names = IntStream.range(0, 65).mapToObj((i) -> "c" + i).toArray(String[]::new);
		assertThatExceptionOfType(InvalidHistoryException.class)
			.isThrownBy(() -> read("{'key': 'cat/1.png', 'className': 'c65'}", examples(new int[3], KEYS, names), null))
			.withMessageEndingWith("there is no class 'c65'; the classes are 'c0', 'c1', 'c2', 'c3', 'c4', 'c5', 'c6',"
					+ " 'c7', 'c8', 'c9', … (65 in all).");
	}

	@Test
	void readsLongestKeysWrittenInEscapes() throws IOException {
		List<String> keys = IntStream.range(0, 50)
			.mapToObj((i) -> "\u00e9".repeat(Keys.LONGEST - 2) + (char) ('a' + i / 26) + (char) ('a' + i % 26))
			.toList();
		String lines = keys.stream()
			.map((key) -> "{'key': '%s', 'label': 1}\n".formatted(key.replace("\u00e9", "\\u00e9")))
			.collect(Collectors.joining());
		assertThat(read(lines, examples(new int[50], TextKeys.of(keys), "cat", "dog"), null).labels()).containsOnly(1);
	}

	@Test
	void stopsReadingTextOrBodyWithoutEnd() {
		for (String endless : List.of("{'key': '" + "x".repeat(1 << 20),
				"{'key': 'cat/1.png', 'label': 1}\n".repeat(10_000),
				"{'key': 'cat/1.png', 'label': 1}" + " ".repeat(1 << 20),
				"{'key': 'cat/1.png', 'label': " + "1".repeat(1 << 20))) {
			assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> read(endless, EXAMPLES, null))
				.withMessageNotContaining("Stream");
		}
	}

	private static ExpectedExamples examples(int[] labels, Keys keys, String... classes) {
		return new ExpectedExamples(new GroundTruth(labels, classes.length), true, List.of(classes), () -> keys);
	}

	private static EvaluatedHistory read(String lines, ExpectedExamples examples, ValueKind values) throws IOException {
		byte[] content = lines.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
		return new Body(BodyFormat.NDJSON, new ByteArrayInputStream(content)).read(examples, values);
	}

}
