package dev.tutti.dataset.format.table;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.tutti.array.MalformedFileException;
import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.dataset.upload.UploadOptions;
import dev.tutti.web.Warning;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CsvLabelTest {

	@TempDir
	Path folder;

	private CsvFixture csv;

	@BeforeEach
	void start() {
		this.csv = new CsvFixture(this.folder);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Label", "class", "CLASS", "target", "y", "species", "Diagnosis" })
	void columnCalledLikeLabelsIsTheLabelInAnyPlace(String name) {
		for (String header : List.of(name + ",a,b", "a," + name + ",b")) {
			ParsedDataset dataset = this.csv.read(header + "\n0,1,7\n1,0,8\n0,1,9\n1,0,8\n");
			assertThat(dataset.understood().labelColumn()).isEqualTo(name);
			assertThat(dataset.classes()).containsExactly("0", "1");
		}
	}

	@Test
	void yBesideXIsCoordinate() {
		assertThat(this.csv.read("x,y,color\n1,2,red\n3,4,blue\n").understood().labelColumn()).isEqualTo("color");
	}

	@Test
	void severalColumnsCalledLikeLabelsAreAskedAbout() {
		assertRefused(InvalidDatasetException.class, "several columns that may hold the labels: [class, label]",
				"class,a,label\n0,2,1\n1,4,0\n");
		assertThat(this.csv.read(UploadOptions.NONE.withColumns("label", null, null), "class,a,label\n0,2,1\n1,4,0\n")
			.understood()
			.labelColumn()).isEqualTo("label");
	}

	@Test
	void onlyColumnOfTextIsTheLabel() {
		ParsedDataset dataset = this.csv.read("T,2,8.5\nI,5,12\nT,4,11.5\nI,7,11\nT,2,1.5\nI,5,2\n");
		assertThat(dataset.understood().labelColumn()).isEqualTo("0");
		assertThat(dataset.classes()).containsExactly("I", "T");
	}

	@Test
	void rejectsClassWhoseNameIsALongText() {
		assertRefused(InvalidDatasetException.class, "has 2000 characters; the maximum is 1024",
				"x,label\n1,a\n2,%s\n3,a\n".formatted("9".repeat(2000)));
	}

	@Test
	void textBesideLastColumnOfFewNumbersIsAskedAbout() {
		assertRefused(InvalidDatasetException.class,
				"the last has 2 different values in 4 rows, column 0 (from 0) has 2",
				"sex,age,survived\nmale,1,0\nfemale,2,1\nmale,1,0\nfemale,2,1\n");
	}

	@Test
	void labelBeforePixelsThatAreNearlyAllZeroIsAskedAbout() {
		// as mnist_train.csv without a header
		String rows = IntStream.range(0, 40)
			.mapToObj((row) -> row % 10 + "," + row + ",0\n")
			.collect(Collectors.joining());
		assertRefused(InvalidDatasetException.class, "Say which with label", rows);
		assertThat(this.csv.read(UploadOptions.NONE.withColumns("0", null, null), rows).classes()).hasSize(10);
	}

	@Test
	void measuredLastColumnAfterFirstOfClassesIsAskedAbout() {
		// as wine.data: the class first, no header
		Random random = new Random(3);
		String wine = IntStream.range(0, 60)
			.mapToObj((row) -> "%d,%.2f,%d\n".formatted(1 + row / 20, random.nextDouble(), random.nextInt(300, 1700)))
			.collect(Collectors.joining());
		assertRefused(InvalidDatasetException.class, "in 60 rows, column 0 (from 0) has 3. Say which with label",
				"1,0.5,1065\n" + wine);
		assertThat(this.csv.read(UploadOptions.NONE.withColumns("0", null, null), wine).classes()).containsExactly("1",
				"2", "3");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "?", "NaN", "NA", "null", "None", "N/A" })
	void missingLabelIsRefused(String label) {
		assertRefused(MalformedFileException.class, "has '" + label + "' in record 4, column 'label': this is no label",
				"x,label\n1,a\n2,b\n3," + label + "\n4,b\n");
	}

	@Test
	void givenClassMayBeCalledLikeMissingValue() {
		assertThat(this.csv.read(UploadOptions.NONE.withClasses(List.of("NA", "EU")), "x,label\n1,NA\n2,EU\n3,NA\n")
			.classes()).containsExactly("NA", "EU");
		assertThat(this.csv.read("x,label\n1,none\n2,some\n").classes()).containsExactly("none", "some");
	}

	@Test
	void numbersAreOrderedByValue() {
		assertThat(this.csv.read("x,label\n1,10.0\n2,2.0\n3,-1\n4,-2\n5,1.0\n6,1\n").classes()).containsExactly("-2",
				"-1", "1", "2", "10");
	}

	@Test
	void namesInSeveralUnicodeFormsAreOneClassAndSaid() {
		ParsedDataset dataset = this.csv.read("x,label\n1,caf\u00e9\n2,tea\n3,cafe\u0301\n");
		assertThat(dataset.classes()).containsExactly("caf\u00e9", "tea");
		assertThat(dataset.understood().mergedClasses()).containsExactly("caf\u00e9");
	}

	@Test
	void warnsWhereNearlyEveryRowHasClassOfItsOwn() {
		Random random = new Random(3);
		ParsedDataset dataset = this.csv.read("a,b,label\n" + IntStream.range(0, 300)
			.mapToObj((row) -> "%.4f,%.4f,%.6f\n".formatted(random.nextDouble(), random.nextDouble(),
					random.nextDouble()))
			.collect(Collectors.joining()));
		assertThat(dataset.warnings()).extracting(Warning::type).containsExactly("many-classes");
		assertThat(dataset.warnings().get(0).detail()).contains("300 classes in 300 rows");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "37" })
	void lastColumnLikePixelsAfterFirstOfClassesIsAskedAbout(String pixel) {
		String digits = IntStream.range(0, 30)
			.mapToObj((row) -> "%d,0,%d,%s\n".formatted(row % 10, row * 53 % 256, (row % 7 == 0) ? pixel : "0"))
			.collect(Collectors.joining());
		assertRefused(InvalidDatasetException.class, "Say which with label", digits);
		assertThat(this.csv.read(UploadOptions.NONE.withColumns("0", null, null), digits).classes()).hasSize(10);
	}

	@Test
	void numericTableThatIsOnlyEvaluatedMustSayItsLabels() {
		String table = "f,g\n1,2\n3,4\n5,2\n7,4\n";
		assertThatExceptionOfType(InvalidDatasetException.class)
			.isThrownBy(() -> this.csv.read(UploadOptions.NONE, "test.csv", table))
			.withMessageContaining("test.csv is evaluated on only")
			.withMessageContaining("Say with label");
		assertThat(this.csv.read(UploadOptions.NONE.withColumns("g", null, null), "test.csv", table).classes())
			.containsExactly("2", "4");
		ParsedDataset unlabelled = this.csv
			.read(UploadOptions.NONE.withClasses(List.of("a", "b")).withColumns("none", null, null), "test.csv", table);
		assertThat(CsvFixture.split(unlabelled, "test").labels()).isNull();
	}

	private void assertRefused(Class<? extends RuntimeException> type, String detail, String content) {
		assertThatExceptionOfType(type).isThrownBy(() -> this.csv.read(content)).withMessageContaining(detail);
	}

}
