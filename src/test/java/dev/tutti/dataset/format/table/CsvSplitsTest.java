package dev.tutti.dataset.format.table;

import java.nio.file.Path;
import java.util.List;

import dev.tutti.array.MalformedFileException;
import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.dataset.upload.UploadOptions;
import dev.tutti.web.Warning;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CsvSplitsTest {

	private static final UploadOptions HALF = UploadOptions.NONE.withTestShare(0.5);

	@TempDir
	Path folder;

	private CsvFixture csv;

	@BeforeEach
	void start() {
		this.csv = new CsvFixture(this.folder);
	}

	@Test
	void columnNamesSplitsInAnyCase() {
		ParsedDataset dataset = this.csv
			.read("x,Split,label\n1,Training,a\n2,validation,b\n3,TRAIN,b\n4,tomorrow,a\n5,eval,b\n");
		assertThat(dataset.splits().keySet()).extracting(Split::name)
			.containsExactly("train", "test", "tomorrow", "val");
		assertThat(CsvFixture.keys(dataset, "train")).containsExactly("0", "2");
		assertThat(CsvFixture.keys(dataset, "val")).containsExactly("1");
	}

	@Test
	void emptySplitIsRefused() {
		assertThatExceptionOfType(MalformedFileException.class)
			.isThrownBy(() -> this.csv.read("x,split,label\n1,train,a\n2,,b\n"))
			.withMessageContaining("has '' in record 3, column 'split'");
	}

	@Test
	void splitWhoseLabelsAreAllEmptyHasNone() {
		ParsedDataset dataset = this.csv.read("x,label,split\n1,a,train\n2,,test\n3,b,train\n4,NaN,test\n");
		assertThat(dataset.classes()).containsExactly("a", "b");
		assertThat(CsvFixture.split(dataset, "test").labels()).isNull();
		assertThat(CsvFixture.keys(dataset, "test")).containsExactly("1", "3");
		dataset = this.csv.read(UploadOptions.NONE, "train.csv", "x,label\n1,a\n2,b\n", "test.csv",
				"x,label\n1,\n2,\n");
		assertThat(CsvFixture.split(dataset, "test").labels()).isNull();
	}

	@Test
	void splitOfWhichSomeLabelsAreEmptyIsRefused() {
		assertThatExceptionOfType(MalformedFileException.class)
			.isThrownBy(() -> this.csv.read("x,label,split\n1,a,train\n2,b,test\n3,b,train\n4,,test\n"))
			.withMessageContaining("has '' in record 5, column 'label'");
	}

	@Test
	void columnOfSplitsWithoutTrainIsWarnedAbout() {
		ParsedDataset dataset = this.csv.read("x,label,split\n1,a,0\n2,b,1\n3,b,0\n4,a,1\n");
		assertThat(dataset.warnings()).singleElement()
			.satisfies((warning) -> assertThat(warning.detail()).contains("holds 0, 1 and no train split"));
	}

	@Test
	void drawnRowsKeepTheirNumbersInTheFile() {
		ParsedDataset dataset = this.csv.read(HALF, "1,a\n2,a\n3,b\n4,b\n5,a\n6,b\n");
		for (String split : List.of("train", "test")) {
			List<Float> features = CsvFixture.features(dataset, split).stream().map((row) -> row.get(0)).toList();
			assertThat(CsvFixture.keys(dataset, split)).hasSize(3)
				.isEqualTo(features.stream().map((value) -> Integer.toString(value.intValue() - 1)).toList());
		}
	}

	@Test
	void filesAreMatchedByNamesOfColumns() {
		ParsedDataset dataset = this.csv.read(UploadOptions.NONE, "test.csv", "y,x,label\n200,2,b\n100,1,a\n",
				"train.csv", "x,y,label\n2,200,b\n1,100,a\n");
		assertThat(CsvFixture.features(dataset, "test")).isEqualTo(CsvFixture.features(dataset, "train"));
		assertThat(CsvFixture.keys(dataset, "test")).containsExactly("0", "1");
	}

	@Test
	void columnThatOneFileAloneHasIsRefused() {
		assertBesideRefused("test.csv has no column 'y', which train.csv has", "x,y,label\n1,2,a\n3,4,b\n",
				"x,label\n1,a\n");
		assertBesideRefused("test.csv has the column 'z', which train.csv has not", "x,y,label\n1,2,a\n3,4,b\n",
				"x,z,y,label\n1,2,3,a\n");
		assertBesideRefused("one has a header and the other none", "x,y,label\n1,2,a\n3,4,b\n", "1,2,a\n3,4,b\n");
		assertBesideRefused("test.csv has 4 columns, train.csv has 3", "1,2,a\n3,4,b\n", "1,2,3,a\n1,2,3,b\n");
	}

	@Test
	void fileWithoutColumnOfLabelsIsSplitWithoutLabels() {
		ParsedDataset dataset = this.csv.read(UploadOptions.NONE.withSplits(List.of("tomorrow")), "train.csv",
				"x,label,y\n1,a,2\n3,b,4\n", "val.csv", "label,y,x\na,2,1\n", "tomorrow.csv", "y,x\n2,1\n");
		assertThat(CsvFixture.split(dataset, "tomorrow").labels()).isNull();
		assertThat(CsvFixture.split(dataset, "val").labels()).containsExactly(0);
		assertThat(CsvFixture.features(dataset, "tomorrow")).isEqualTo(CsvFixture.features(dataset, "val"));
		dataset = this.csv.read(UploadOptions.NONE.withColumns("0", null, null), "train.csv", "7,1,2\n9,3,4\n",
				"test.csv", "1,2\n");
		assertThat(CsvFixture.split(dataset, "test").labels()).isNull();
		assertThat(CsvFixture.features(dataset, "test").get(0)).containsExactly(1F, 2F);
	}

	@Test
	void twoFilesOfOneSplitAreRefused() {
		assertThatExceptionOfType(InvalidDatasetException.class)
			.isThrownBy(() -> this.csv.read(UploadOptions.NONE, "val.csv", "1,a\n", "dev.csv", "2,b\n"))
			.withMessageContaining("dev.csv and val.csv are both the val split");
	}

	@Test
	void validationFileEvaluatesAndNoTestIsDrawn() {
		ParsedDataset dataset = this.csv.read(UploadOptions.NONE, "my_train.csv", "1,a\n2,b\n", "my_valid.csv",
				"1,a\n");
		assertThat(dataset.splits().keySet()).extracting(Split::name).containsExactly("train", "val");
	}

	@Test
	void fileCalledTestAloneIsTestSplitAndSaid() {
		ParsedDataset dataset = this.csv.read(UploadOptions.NONE, "test.csv", "1,a\n2,b\n");
		assertThat(dataset.splits().keySet()).extracting(Split::name).containsExactly("test");
		assertThat(dataset.warnings()).extracting(Warning::type).containsExactly("no-train-split");
		dataset = this.csv.read(HALF, "train.csv", "1,a\n2,b\n");
		assertThat(dataset.splits().keySet()).extracting(Split::name).containsExactly("train", "test");
	}

	@Test
	void splitOfFileInFolderIsToldByTheFolder() {
		ParsedDataset dataset = this.csv.read(UploadOptions.NONE, "data/train/rows.csv", "1,a\n2,b\n",
				"data\\dev\\rows.csv", "1,a\n");
		assertThat(dataset.splits().keySet()).extracting(Split::name).containsExactly("train", "val");
	}

	@Test
	void keysAreCellsOfGivenColumn() {
		String table = "id,x,label,split\nq7,1,a,train\nq3,2,b,train\nq7,3,a,test\n";
		ParsedDataset dataset = this.csv.read(UploadOptions.NONE.withColumns(null, "id", null), table);
		assertThat(CsvFixture.keys(dataset, "train")).containsExactly("q7", "q3");
		assertThat(CsvFixture.features(dataset, "train")).containsExactly(List.of(1F), List.of(2F));
		assertThat(dataset.understood().keyColumn()).isEqualTo("id");
		dataset = this.csv.read(HALF.withColumns(null, "0", null), "11,1,a\n12,2,b\n");
		assertThat(dataset.understood().keyColumn()).isEqualTo("0");
		assertThat(CsvFixture.keys(dataset, "train")).isSubsetOf("11", "12");
	}

	@Test
	void badKeysAreRefused() {
		assertKeyRefused("has '' in record 3, column 'id': this is no key", "id,x,label\n1,1,a\n,2,b\n");
		assertKeyRefused("in record 2, column 'id': this is no key", "id,x,label\n" + "k".repeat(1025) + ",1,a\n");
		assertKeyRefused("table.csv, column 'id': Two examples have the key 'q1'",
				"id,x,label,split\nq1,1,a,train\nq1,2,b,train\n3,3,a,test\n");
		assertKeyRefused("has no column 'id', which key asks for; it has [x, label]", "x,label\n1,a\n2,b\n");
		assertThatExceptionOfType(InvalidDatasetException.class)
			.isThrownBy(() -> this.csv.read(UploadOptions.NONE.withColumns("x", "x", null), "x,y,z\n1,2,3\n"))
			.withMessageContaining("must be different columns");
	}

	private void assertKeyRefused(String detail, String content) {
		assertThatExceptionOfType(RuntimeException.class)
			.isThrownBy(() -> this.csv.read(UploadOptions.NONE.withColumns(null, "id", null), content))
			.withMessageContaining(detail);
	}

	private void assertBesideRefused(String detail, String train, String test) {
		assertThatExceptionOfType(InvalidDatasetException.class)
			.isThrownBy(() -> this.csv.read(UploadOptions.NONE, "train.csv", train, "test.csv", test))
			.withMessageContaining(detail);
	}

}
