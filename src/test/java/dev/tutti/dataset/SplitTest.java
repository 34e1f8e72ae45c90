package dev.tutti.dataset;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.tutti.web.FieldProblem;
import dev.tutti.web.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SplitTest {

	@Test
	void isOrderedTrainTestThenByName() {
		assertThat(Stream.of("val", "a", "test", "train").map(Split::new).sorted().map(Split::name))
			.containsExactly("train", "test", "a", "val");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Test", "-a", "_a", "a b", "ä", "a/b", "a.b", "123456789012345678901234567890123" })
	void rejectsOtherNames(String name) {
		assertThatExceptionOfType(InvalidDatasetException.class).isThrownBy(() -> new Split(name));
	}

	@ParameterizedTest
	@CsvSource({ "train test val, test", "train val, val", "tomorrow, tomorrow", "test a, test" })
	void testOrTheOnlyOneThatEvaluatesIsMeant(String splits, String meant) {
		assertThat(Split.evaluating(Stream.of(splits.split(" ")).map(Split::new).toList())).hasToString(meant);
	}

	@ParameterizedTest
	@CsvSource({ "val train a, 'train, a, val'", "train, train" })
	void listsSplitsWhereNoneIsMeant(String splits, String listed) {
		assertThatExceptionOfType(InvalidRequestException.class)
			.isThrownBy(() -> Split.evaluating(Stream.of(splits.split(" ")).map(Split::new).toList()))
			.satisfies((ex) -> assertThat(ex.errors()).containsExactly(new FieldProblem("split",
					"There is no test split, which is the default. Give one of: " + listed + ".")));
	}

	@Test
	void isAStringInJson() {
		JsonMapper json = JsonMapper.shared();
		assertThat(json.writeValueAsString(Map.of(Split.TEST, List.of(Split.TRAIN))))
			.isEqualTo("{\"test\":[\"train\"]}");
		assertThat(json.readValue("{\"val\":[\"x_1\"]}", new TypeReference<Map<Split, List<Split>>>() {
		})).isEqualTo(Map.of(new Split("val"), List.of(new Split("x_1"))));
	}

}
