package dev.tutti.dataset.format.table;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import dev.tutti.array.MalformedFileException;
import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.dataset.upload.UploadOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CsvContentTest {

	private static final String TABLE = "x,y,label\n1,2.5,a\n3,4.5,b\n5,6.5,a\n7,8.5,b\n";

	@TempDir
	Path folder;

	private CsvFixture csv;

	@BeforeEach
	void start() {
		this.csv = new CsvFixture(this.folder);
	}

	@ParameterizedTest
	@ValueSource(strings = { ",", ";", "\t", "|", " " })
	void separatorIsTold(String separator) {
		ParsedDataset dataset = this.csv.read(TABLE.replace(",", separator));
		assertThat(dataset.understood().separator()).isEqualTo(separator);
		assertThat(CsvFixture.features(dataset, "train").get(0)).hasSize(2);
		assertThat(dataset.classes()).containsExactly("a", "b");
	}

	@Test
	void separatorMayBeInQuotedCell() {
		ParsedDataset dataset = this.csv.read("1,2,\"a;b,c\"\n3,4, \"d;e,f\"\n");
		assertThat(dataset.classes()).containsExactly("a;b,c", "d;e,f");
	}

	@ParameterizedTest
	@ValueSource(strings = { "tab", "\\t", "\t" })
	void separatorIsAsGiven(String separator) {
		ParsedDataset dataset = this.csv.read(UploadOptions.NONE.withSeparator(separator),
				TABLE.replace(",", "\t").replace("\ta", "\ta,b"));
		assertThat(dataset.classes()).containsExactly("a,b", "b");
		assertThat(this.csv.read(UploadOptions.NONE.withSeparator(":"), TABLE.replace(",", ":")).classes()).hasSize(2);
	}

	@Test
	void separatorThatCannotBeToldIsAskedAbout() {
		assertRefused(InvalidDatasetException.class, "may be separated by ',' or by ';'",
				"1,2;a\n3,4;b\n".replace("2", "x").replace("4", "y").replace("1", "v").replace("3", "w"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "1,5;2;a\n2,5;3;b\n", "x;y;label\n1,5;2;a\n2,5;3;b\n" })
	void decimalCommaIsRefusedWithHint(String table) {
		assertRefused(MalformedFileException.class, "write it with a decimal point", table);
	}

	@ParameterizedTest
	@ValueSource(strings = { "5d", "5f", "0x1p3", "1e5f", "Infinity", "1 000", "1_000", "abc" })
	void otherThanDecimalNotationIsRefused(String cell) {
		assertRefused(MalformedFileException.class, "has '" + cell + "' in record 3, column 'y': expected a number",
				TABLE.replace("4.5", cell));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "NaN", "NA", "?", "null" })
	void missingFeatureIsRefused(String cell) {
		assertRefused(MalformedFileException.class,
				"has '" + cell + "' in record 3, column 'y': a feature cannot be missing", TABLE.replace("4.5", cell));
	}

	@Test
	void columnOfTextIsRefused() {
		assertRefused(InvalidDatasetException.class, "holds text in column 'title', such as 'Good'",
				"title,x,label\nGood,1,pos\nBad,2,neg\n");
		assertRefused(InvalidDatasetException.class, "holds text in column 0, such as 'r1'",
				"r1,1,0\nr2,2,1\nr3,2,1\n");
	}

	@Test
	void truthIsOneAndZero() {
		// as R and pandas write it
		ParsedDataset dataset = this.csv.read(UploadOptions.NONE.withTestShare(0.5),
				"x,flag,label\n1,TRUE,a\n2,False,b\n");
		assertThat(List.of(CsvFixture.features(dataset, "train").get(0), CsvFixture.features(dataset, "test").get(0)))
			.containsExactlyInAnyOrder(List.of(1F, 1F), List.of(2F, 0F));
	}

	@Test
	void bytesThatAreNoUtf8AreRefusedWithTheirPlace() {
		assertThatExceptionOfType(MalformedFileException.class)
			.isThrownBy(() -> this.csv.read(UploadOptions.NONE,
					List.of(this.csv.file("table.csv",
							"x,y,label\n1,2,oko\n3,4,f\u00e4r\n5,6,f\u00fcr\n".getBytes(StandardCharsets.ISO_8859_1)))))
			.withMessageContaining("table.csv is not UTF-8 in record 3, column 2")
			.withMessageContaining("Save it as UTF-8");
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTF-16", "UTF-16LE", "UTF-16BE", "x-UTF-16LE-BOM" })
	void utf16IsRefusedByName(String charset) {
		byte[] content = TABLE.getBytes(Charset.forName(charset));
		assertThat(CsvFormat.isText(content)).isTrue();
		assertThatExceptionOfType(MalformedFileException.class)
			.isThrownBy(() -> this.csv.read(UploadOptions.NONE, List.of(this.csv.file("table.csv", content))))
			.withMessage("table.csv is UTF-16. Save it as UTF-8.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\r", "\r\n", "\n\n", "\n  \n" })
	void anyLineEndsAndBlankLinesAreRead(String end) {
		ParsedDataset dataset = this.csv.read("\uFEFF" + TABLE.replace("\n", end) + end + end);
		assertThat(CsvFixture.examples(dataset)).isEqualTo(4);
		assertThat(dataset.understood().labelColumn()).isEqualTo("label");
	}

	@Test
	void rowOfOtherWidthIsRefused() {
		assertRefused(MalformedFileException.class, "has 2 columns in record 5, and 3 in others",
				TABLE.replace("7,8.5", "7"));
	}

	@Test
	void resultsOfOtherToolsAreRefusedByName() {
		assertRefused(MalformedFileException.class, "holds results of AUM", "sample_id,aum\n3,4.5\n0,2.1\n1,-1.2\n");
		assertRefused(MalformedFileException.class, "training dynamics of dataset cartography",
				"{\"guid\": 5, \"logits_epoch_0\": [2.8, -0.7], \"gold\": \"entailment\"}\n");
		assertRefused(MalformedFileException.class, "is JSON", "[[1, 2], [3, 4]]");
		assertRefused(MalformedFileException.class, "is a web page, not data", "<!DOCTYPE html><html>");
		assertRefused(MalformedFileException.class, "is Weka's ARFF", "@RELATION iris\n");
		assertRefused(MalformedFileException.class, "LIBSVM", "1 1:0.5 3:0.25\n-1 2:1\n");
	}

	@Test
	void columnsAlignedByBlanksAreRead() {
		ParsedDataset dataset = this.csv.read(UploadOptions.NONE.withTestShare(0.5),
				"  1   2.5  a\n 10  3    b \n100\t4.25 \"a\" \n  7   5    b\n");
		assertThat(dataset.understood().separator()).isEqualTo(" ");
		assertThat(dataset.classes()).containsExactly("a", "b");
		assertThat(CsvFixture.features(dataset, "train")).allMatch((row) -> row.size() == 2);
	}

	@Test
	void separatorThatExcelSaysIsTakenAndItsLineIsNoRow() {
		ParsedDataset dataset = this.csv.read("sep=;\nx;y;label\n1;2;a\n3;4;b\n");
		assertThat(dataset.understood().separator()).isEqualTo(";");
		assertThat(CsvFixture.examples(dataset)).isEqualTo(2);
		assertThat(dataset.classes()).containsExactly("a", "b");
	}

	@Test
	void singleColumnIsRefusedAsSuch() {
		assertRefused(InvalidDatasetException.class, "table.csv has a single column", "label\na\nb\n");
	}

	private void assertRefused(Class<? extends RuntimeException> type, String detail, String content) {
		assertThatExceptionOfType(type).isThrownBy(() -> this.csv.read(content)).withMessageContaining(detail);
	}

}
