package dev.tutti.dataset.upload;

import java.util.List;

import dev.tutti.dataset.InvalidDatasetException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ClassNamesTest {

	@Test
	void foldersAreInOrderOfCodePointsNumbersToo() {
		// as torchvision's ImageFolder; the last is beyond U+FFFF, and so after U+FF21
		assertThat(ClassNames
			.ofFolders(List.of("10", "2", "1", "apple", "Zebra", "\u00c4pfel", "\uff21", "\ud83d\ude00", "01"), null)
			.classes()).containsExactly("01", "1", "10", "2", "Zebra", "apple", "\u00c4pfel", "\uff21", "\ud83d\ude00");
	}

	@Test
	void labelsOfTableAreInOrderOfValueWhereAllAreNumbers() {
		ClassNames classes = ClassNames.ofTable(List.of("-1", "10.0", "-2", "1.0", "1", "0", "2.50", "1e1"), null);
		assertThat(classes.classes()).containsExactly("-2", "-1", "0", "1", "2.5", "10");
		assertThat(classes.label("1.00")).isEqualTo(3);
		assertThat(classes.label("+10")).isEqualTo(5);
		assertThat(ClassNames.ofTable(List.of("10", "2", "x"), null).classes()).containsExactly("10", "2", "x");
	}

	@Test
	void namesInSeveralUnicodeFormsAreOneClass() {
		ClassNames classes = ClassNames.ofFolders(List.of("caf\u00e9", "tea", "cafe\u0301"), null);
		assertThat(classes.classes()).containsExactly("caf\u00e9", "tea");
		assertThat(classes.merged()).containsExactly("caf\u00e9");
		assertThat(classes.label("cafe\u0301")).isZero();
	}

	@Test
	void nameInOneUnicodeFormStaysAsWritten() {
		ClassNames classes = ClassNames.ofFolders(List.of("cafz", "cafe\u0301"), null);
		assertThat(classes.classes()).containsExactly("cafe\u0301", "cafz");
		assertThat(classes.merged()).isEmpty();
		assertThat(classes.label("caf\u00e9")).isZero();
	}

	@Test
	void givenClassesSayTheOrder() {
		ClassNames classes = ClassNames.ofTable(List.of("a", "b"), List.of("b", "a", "never seen"));
		assertThat(classes.label("b")).isZero();
		assertThat(classes.label("2")).isEqualTo(2);
		assertThat(ClassNames.ofTable(List.of("1", "2"), List.of("2.0", "1.0")).label("1")).isEqualTo(1);
		assertThatExceptionOfType(InvalidDatasetException.class)
			.isThrownBy(() -> ClassNames.ofFolders(List.of(), List.of("caf\u00e9", "cafe\u0301")));
	}

	@Test
	void numberIsNoIndexOfGivenClassesThatAreNumbers() {
		ClassNames classes = ClassNames.ofFolders(List.of("10", "2"), List.of("2", "10"));
		assertThat(classes.label("10")).isEqualTo(1);
		assertThatExceptionOfType(InvalidDatasetException.class).isThrownBy(() -> classes.label("0"));
		assertThatExceptionOfType(InvalidDatasetException.class).isThrownBy(() -> classes.label("1.5"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1", "+1.5", ".5", "5.", "1e-50", "-1.5E+3" })
	void decimalNotationIsNumber(String text) {
		assertThat(DecimalNotation.isNumber(text)).isTrue();
		assertThat(DecimalNotation.value(text)).isNotNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "-", ".", "5d", "5f", "0x1p3", "Infinity", "NaN", "1e", "1e5f", "1,5", "1 000", "1_0",
			"\u0663", "1e9999999", "--1" })
	void otherNotationsAreText(String text) {
		assertThat(DecimalNotation.isNumber(text)).isFalse();
	}

}
