package dev.tutti.dataset.format.table;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.tutti.array.MalformedFileException;
import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.dataset.upload.Understood.PassedOver;
import dev.tutti.dataset.upload.UploadOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CsvHeaderTest {

	/** Six rows of three features with two classes, a and b. */
	private static final String ROWS = """
			0.126,-0.132,0.64,a
			0.105,-0.536,0.362,b
			1.304,0.947,-0.704,a
			-1.265,-0.623,0.041,b
			-2.325,-0.219,-1.246,a
			-0.732,-0.544,-0.316,b
			""";

	private static final String NUMBERS = "5,11,12,0\n7,15,0,1\n9,13,6,0\n14,4,9,1\n3,2,8,0\n4,4,4,1\n";

	@TempDir
	Path folder;

	private CsvFixture csv;

	@BeforeEach
	void start() {
		this.csv = new CsvFixture(this.folder);
	}

	@ParameterizedTest
	@ValueSource(strings = { "x,y,z,label\n", "0,1,2,label\n", "0,1,2,variety\n", "400,402,404,class\n", "a,b,c,d\n",
			"2019,2020,2021,Target\n" })
	void firstRowOfNamesIsHeader(String header) {
		ParsedDataset dataset = this.csv.read(header + ROWS);
		assertThat(dataset.understood().header()).isTrue();
		assertThat(dataset.classes()).containsExactly("a", "b");
		assertThat(CsvFixture.examples(dataset)).isEqualTo(6);
		assertThat(dataset.understood().labelColumn()).isEqualTo(header.strip().substring(header.lastIndexOf(',') + 1));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "1.5,2,3,a\n", "0,1,2,a\n", "0,0,0,b\n" })
	void firstRowLikeTheOthersIsExample(String first) {
		ParsedDataset dataset = this.csv.read(first + ROWS);
		assertThat(dataset.understood().header()).isFalse();
		assertThat(dataset.understood().labelColumn()).isEqualTo("3");
		assertThat(CsvFixture.examples(dataset)).isEqualTo(first.isEmpty() ? 6 : 7);
	}

	@Test
	void numbersFromZeroOverNumbersAreHeaderWhereTheLastIsNoLabel() {
		for (String header : List.of("0,1,2,3\n", "0.0,1.0,2.0,3.0\n")) {
			ParsedDataset dataset = this.csv.read(header + NUMBERS);
			assertThat(dataset.understood().header()).isTrue();
			assertThat(CsvFixture.examples(dataset)).isEqualTo(6);
			assertThat(dataset.classes()).containsExactly("0", "1");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "1,2,3,4\n", "400,402,404,406\n" })
	void risingNumbersOverNumbersAreAskedAbout(String first) {
		assertRefused(InvalidDatasetException.class, "Say which with header=true or header=false", first + NUMBERS);
		assertThat(CsvFixture.examples(this.csv.read(UploadOptions.NONE.withHeader(true), first + NUMBERS)))
			.isEqualTo(6);
		assertThat(CsvFixture.examples(this.csv.read(UploadOptions.NONE.withHeader(false), first + NUMBERS)))
			.isEqualTo(7);
	}

	@Test
	void numbersFromZeroWhoseLastIsLabelAreAskedAbout() {
		assertRefused(InvalidDatasetException.class, "begins with [0, 1, 2]", "0,1,2\n5,3,2\n4,3,1\n3,3,2\n6,1,1\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "1.o,2,3,a\n", "0.1,zwei,3,b\n", "x,NaN,3,a\n", "1.o,?,y,a\n", "400,402,404,variety\n" })
	void firstRowOfTextAndNumbersIsAskedAbout(String first) {
		assertRefused(InvalidDatasetException.class, "Say which with header=true or header=false", first + ROWS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "1,,3,x", ",2,3,x", "1,?,3,x", "1,2,NaN,x", "NA,2,3,y", "1,2,3," })
	void gapInFirstRowIsRefusedAndRowIsNotLost(String first) {
		assertThatExceptionOfType(MalformedFileException.class)
			.isThrownBy(() -> this.csv.read(first + "\n3,4,5,y\n5,6,7,x\n7,8,9,y\n9,9,9,x\n"))
			.withMessageContaining("in record 1, column");
	}

	@Test
	void gapInHeaderIsRefused() {
		assertRefused(InvalidDatasetException.class, "empty cell in record 1, column 1", "x,,z,label\n" + ROWS);
	}

	@Test
	void nameThatIsThereTwiceIsRefused() {
		assertRefused(InvalidDatasetException.class, "has two columns called 'x'", "x,y,x,label\n" + ROWS);
	}

	@Test
	void headerAloneIsRefused() {
		assertRefused(InvalidDatasetException.class, "has a header and no rows", "x,y,label\n");
	}

	@Test
	void givenColumnNumberSaysThatThereIsNoHeader() {
		ParsedDataset dataset = this.csv.read(UploadOptions.NONE.withColumns("0", null, null),
				"1,14.23,1.71\n2,13.2,1.78\n1,13.16,2.36\n2,14.37,1.95\n");
		assertThat(dataset.understood().header()).isFalse();
		assertThat(dataset.understood().labelColumn()).isEqualTo("0");
		assertThat(dataset.classes()).containsExactly("1", "2");
	}

	@Test
	void givenColumnNumberIsNameWhereHeaderHasIt() {
		ParsedDataset dataset = this.csv.read(UploadOptions.NONE.withColumns("2", null, null),
				"5,2,label\n0.5,1,3\n0.7,0,4\n0.3,1,5\n0.1,0,6\n");
		assertThat(dataset.understood().header()).isTrue();
		assertThat(dataset.classes()).containsExactly("0", "1");
	}

	@Test
	void givenColumnNumberIsNoNameWhereHeaderIsSaid() {
		assertThatExceptionOfType(InvalidDatasetException.class)
			.isThrownBy(() -> this.csv.read(UploadOptions.NONE.withHeader(true).withColumns("3", null, null),
					"x,y,z,label\n" + ROWS))
			.withMessageContaining("has no column '3'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\"\"", "Unnamed: 0" })
	void columnThatNumbersRowsIsPassedOver(String name) {
		ParsedDataset dataset = this.csv.read(name + ",x,y,z,label\n" + numbered(1));
		assertThat(CsvFixture.features(dataset, "train").get(0)).hasSize(3);
		assertThat(dataset.understood().passedOver()).singleElement()
			.satisfies((each) -> assertThat(each.name()).isEqualTo("Unnamed: 0"))
			.satisfies((each) -> assertThat(each.reason()).contains("numbers the rows"));
	}

	@Test
	void numberedColumnsOfArrayWithIndexAreHeader() {
		ParsedDataset dataset = this.csv.read(",0,1,2,3\n" + numbered(0));
		assertThat(dataset.understood().header()).isTrue();
		assertThat(CsvFixture.features(dataset, "train").get(0)).hasSize(3);
	}

	@Test
	void rowNamesOfWriteTableArePassedOverOrKeys() {
		String table = "\"x\" \"y\" \"label\"\n\"r1\" 1 2 \"a\"\n\"r2\" 3 4 \"b\"\n\"r3\" 5 6 \"a\"\n\"r4\" 7 8 \"b\"\n";
		ParsedDataset dataset = this.csv.read(table);
		assertThat(dataset.understood().separator()).isEqualTo(" ");
		assertThat(dataset.understood().passedOverCount()).isEqualTo(1);
		assertThat(CsvFixture.features(dataset, "train").get(0)).hasSize(2);
		dataset = this.csv.read(UploadOptions.NONE.withColumns(null, "Unnamed: 0", null), table);
		assertThat(dataset.understood().passedOverCount()).isZero();
		assertThat(CsvFixture.keys(dataset, "train")).allMatch((key) -> key.startsWith("r"));
	}

	@Test
	void columnWithoutNameThatDoesNotNumberRowsIsRefused() {
		assertRefused(InvalidDatasetException.class, "no name for its column 0", ",y,z,label\n" + ROWS);
	}

	@Test
	void countingIdIsPassedOverAndOtherIdIsWarnedAbout() {
		ParsedDataset dataset = this.csv.read("Id,x,y,z,label\n" + numbered(1));
		assertThat(dataset.understood().passedOver()).extracting("name").containsExactly("Id");
		dataset = this.csv.read("id,x,y,label\n842302,1,2,M\n842517,3,4,B\n84300903,5,6,M\n84348301,7,8,B\n");
		assertThat(dataset.warnings()).extracting("type").containsExactly("identifier-feature");
	}

	@Test
	void firstColumnThatCountsWithoutHeaderIsWarnedAbout() {
		String rows = IntStream.range(0, 20)
			.mapToObj((row) -> row + "," + row * 7 % 5 + "," + row % 2 + "\n")
			.collect(Collectors.joining());
		assertThat(this.csv.read(rows).warnings()).extracting("type").containsExactly("identifier-feature");
	}

	@Test
	void headerOfOneFileIsHeaderOfAnother() {
		ParsedDataset dataset = this.csv.read(UploadOptions.NONE, "train.csv", "0,1,2,3\n" + NUMBERS, "test.csv",
				"0,1,2,3\n5,11,12,0\n");
		assertThat(CsvFixture.split(dataset, "test").examples()).isEqualTo(1);
	}

	private static String numbered(int first) {
		String[] rows = ROWS.split("\n");
		return IntStream.range(0, rows.length)
			.mapToObj((row) -> row + first + "," + rows[row] + "\n")
			.collect(Collectors.joining());
	}

	@Test
	void firstColumnThatCountsRowsWithoutHeaderIsPassedOver() {
		String table = IntStream.range(0, 12)
			.mapToObj((row) -> "%d,0.%d,%d.5,%s\n".formatted(row + 1, row * 7 % 10, row, "ab".charAt(row % 2)))
			.collect(Collectors.joining());
		ParsedDataset dataset = this.csv.read(table);
		assertThat(dataset.understood().header()).isFalse();
		assertThat(dataset.understood().passedOver()).extracting(PassedOver::name).containsExactly("0");
		assertThat(CsvFixture.features(dataset, "train")).allMatch((row) -> row.size() == 2);
		dataset = this.csv.read(UploadOptions.NONE.withColumns(null, "0", null), table);
		assertThat(dataset.understood().passedOver()).isEmpty();
		assertThat(CsvFixture.keys(dataset, "train")).doesNotContain("0");
		assertThatExceptionOfType(InvalidDatasetException.class)
			.isThrownBy(() -> this.csv.read(UploadOptions.NONE, "train.csv", table, "test.csv",
					"0.7,1.5,a\n0.4,2.5,b\n0.1,3.5,a\n"))
			.withMessage("test.csv has 3 columns, train.csv has 4.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "idx", "image_id", "PassengerId", "customerID", "User ID" })
	void countingColumnCalledLikeIdentifierIsPassedOver(String name) {
		ParsedDataset dataset = this.csv.read(name + ",x,label\n1,5,a\n2,6,b\n3,7,a\n4,8,b\n");
		assertThat(dataset.understood().passedOver()).extracting(PassedOver::name).containsExactly(name);
	}

	@ParameterizedTest
	@ValueSource(strings = { "humid", "Covid", "ids" })
	void countingColumnWhoseNameOnlyEndsLikeIdentifierIsFeature(String name) {
		assertThat(this.csv.read(name + ",x,label\n1,5,a\n2,6,b\n3,7,a\n4,8,b\n").understood().passedOver()).isEmpty();
	}

	@Test
	void indexThatWasSavedTwiceIsPassedOver() {
		ParsedDataset dataset = this.csv.read(",Unnamed: 0,x,label\n0,0,5,a\n1,1,6,b\n2,2,7,a\n");
		assertThat(dataset.understood().passedOver()).extracting(PassedOver::name)
			.containsExactly("Unnamed: 0.1", "Unnamed: 0");
	}

	@Test
	void emptyColumnsAtTheEndArePassedOver() {
		ParsedDataset dataset = this.csv.read("id,diagnosis,x,w,,\n842302,M,1,2,,\n842517,B,3,4,,\n843009,M,5,6,,\n");
		assertThat(dataset.classes()).containsExactly("B", "M");
		assertThat(dataset.understood().passedOver()).extracting(PassedOver::name)
			.containsExactly("Unnamed: 4", "Unnamed: 5");
	}

	private void assertRefused(Class<? extends RuntimeException> type, String detail, String content) {
		assertThatExceptionOfType(type).isThrownBy(() -> this.csv.read(content)).withMessageContaining(detail);
	}

}
