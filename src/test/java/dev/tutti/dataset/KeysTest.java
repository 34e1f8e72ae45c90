package dev.tutti.dataset;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class KeysTest {

	@Test
	void findsEveryKeyAndNoOther() {
		List<String> written = IntStream.range(0, 1000).mapToObj((i) -> "café/" + (i * 7919) % 1000 + ".png").toList();
		Keys keys = TextKeys.of(written);
		assertThat(keys.size()).isEqualTo(1000);
		for (int index = 0; index < 1000; index++) {
			assertThat(keys.get(index)).isEqualTo(written.get(index));
			assertThat(keys.find(written.get(index))).hasValue(index);
		}
		assertThat(keys.find("café/1000.png")).isEmpty();
		assertThat(keys.find("")).isEmpty();
	}

	@Test
	void rejectsKeyThatIsThereTwiceEmptyOrTooLong() {
		assertThatExceptionOfType(InvalidDatasetException.class).isThrownBy(() -> TextKeys.of(List.of("a", "b", "a")))
			.withMessageContaining("'a': those at 0 and 2");
		assertThatExceptionOfType(InvalidDatasetException.class).isThrownBy(() -> TextKeys.of(List.of("a", "")));
		assertThatExceptionOfType(InvalidDatasetException.class)
			.isThrownBy(() -> TextKeys.of(List.of("x".repeat(Keys.LONGEST + 1))));
	}

	@Test
	void recognizesPositions() {
		assertThat(TextKeys.of(List.of("0", "1", "2"))).isEqualTo(Keys.positions(3));
		assertThat(TextKeys.of(List.of("1", "0")).arePositions()).isFalse();
		Keys positions = Keys.positions(3);
		assertThat(positions.get(2)).isEqualTo("2");
		assertThat(positions.find("2")).hasValue(2);
		for (String other : List.of("3", "-1", "02", "", "1.0", "99999999999")) {
			assertThat(positions.find(other)).isEmpty();
		}
	}

	@Test
	void rowsOfAFileAreFoundByTheirNumber() {
		Keys rows = TextKeys.of(List.of("1", "4", "10"));
		assertThat(rows.arePositions()).isFalse();
		assertThat(rows.get(2)).isEqualTo("10");
		assertThat(rows.find("4")).hasValue(1);
		for (String other : List.of("0", "2", "11", "04", "4.0", "-1", "")) {
			assertThat(rows.find(other)).isEmpty();
		}
		assertThat(TextKeys.of(List.of("4", "1", "01")).find("01")).hasValue(2);
	}

}
