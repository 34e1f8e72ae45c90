package dev.tutti.dataset;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

	@Test
	void isAStringInJson() {
		JsonMapper json = JsonMapper.shared();
		assertThat(json.writeValueAsString(Map.of(Split.TEST, List.of(Split.TRAIN))))
			.isEqualTo("{\"test\":[\"train\"]}");
		assertThat(json.readValue("{\"val\":[\"x_1\"]}", new TypeReference<Map<Split, List<Split>>>() {
		})).isEqualTo(Map.of(new Split("val"), List.of(new Split("x_1"))));
	}

}
